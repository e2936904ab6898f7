package jp.noren.rental.internal.app;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import jp.noren.access.api.Caller;
import jp.noren.kernel.LocalizedText;
import jp.noren.kernel.RefusedException;
import jp.noren.rental.internal.domain.Japan;
import jp.noren.storefront.api.Storefront;
import jp.noren.storefront.api.Storefronts;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What mails say of a storefront, and whose it is. */
@Component(service = Shops.class)
public final class Shops {
    private final ObjectMapper json = new ObjectMapper();
    private final Storefronts storefronts;

    @Activate
    public Shops(@Reference Storefronts storefronts) {
        this.storefronts = storefronts;
    }

    LocalizedText name(String storefront) {
        return storefronts.get(storefront).name();
    }

    /** Where devices are sent back to: policy {@code returnAddress}, a text or one in languages; without it the company's name. */
    LocalizedText returnAddress(String storefront, Instant at) {
        return storefronts
                .policies(storefront, Japan.day(at))
                .text("returnAddress")
                .map(this::localized)
                .orElseGet(() -> storefronts.get(storefront).company());
    }

    private LocalizedText localized(String text) {
        if (!text.startsWith("{")) {
            return LocalizedText.of(text, text, text);
        }
        try {
            Map<String, String> texts = new HashMap<>();
            json.readTree(text)
                    .properties()
                    .forEach(one -> texts.put(one.getKey(), one.getValue().asText()));
            return new LocalizedText(texts);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("policy returnAddress is not readable", e);
        }
    }

    /** A reseller and a client have to do with their own storefronts; another's does not exist for them. */
    Storefront own(Caller caller, String storefront) {
        Storefront shop = storefronts.get(storefront == null ? "" : storefront);
        if (!caller.isOperator() && !caller.looksAfter(shop.id(), shop.reseller())) {
            throw RefusedException.notFound();
        }
        return shop;
    }

    /** Whether what belongs to a storefront exists for the caller, as far as he is no member. */
    boolean sees(Caller caller, String storefront) {
        return caller.isOperator()
                || storefronts
                        .find(storefront)
                        .filter(shop -> caller.looksAfter(shop.id(), shop.reseller()))
                        .isPresent();
    }
}
