package jp.noren.payment.internal.app;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import jp.noren.i18n.Messages;
import jp.noren.kernel.LocalizedText;
import jp.noren.storefront.api.Policies;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What buyers call a method: as the storefront's policy {@code checkoutPaymentNames} says, else as the house does. */
@Component(service = MethodNames.class)
public final class MethodNames {
    private final Messages messages;

    @Activate
    public MethodNames(@Reference Messages messages) {
        this.messages = messages;
    }

    LocalizedText name(Policies policies, String method) {
        Map<String, String> names = new HashMap<>();
        for (String language : Messages.LANGUAGES) {
            names.put(
                    language,
                    policies.text("checkoutPaymentNames." + method + "." + language)
                            .orElseGet(() -> messages.find(language, code(method), Map.of())
                                    .orElse(method)));
        }
        return new LocalizedText(names);
    }

    private static String code(String method) {
        return "payment.method-" + method.toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
