package jp.noren.payment.internal.app;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import jp.noren.i18n.Messages;
import jp.noren.kernel.LocalizedText;
import jp.noren.storefront.api.Policies;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What buyers call a method: as the storefront's policy {@code checkoutPaymentNames} says (method, then language), else as the house does. */
@Component(service = MethodNames.class)
public final class MethodNames {
    private final Messages messages;
    private final ObjectMapper json = new ObjectMapper();

    @Activate
    public MethodNames(@Reference Messages messages) {
        this.messages = messages;
    }

    LocalizedText name(Policies policies, String method) {
        JsonNode given = policies.text("checkoutPaymentNames").map(this::parse).orElse(json.nullNode());
        Map<String, String> names = new HashMap<>();
        for (String language : Messages.LANGUAGES) {
            String own = given.path(method).path(language).asText("");
            names.put(language, own.isEmpty() ? houseName(language, method) : own);
        }
        return new LocalizedText(names);
    }

    private JsonNode parse(String text) {
        try {
            return json.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("policy checkoutPaymentNames is no JSON", e);
        }
    }

    private String houseName(String language, String method) {
        String code = "payment.method-" + method.toLowerCase(Locale.ROOT).replace('_', '-');
        return messages.find(language, code, Map.of()).orElse(method);
    }
}
