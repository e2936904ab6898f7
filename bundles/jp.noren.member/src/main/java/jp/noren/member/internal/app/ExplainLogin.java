package jp.noren.member.internal.app;

import java.util.List;
import jp.noren.kernel.RefusedException;
import jp.noren.member.internal.domain.CredentialsTiming;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Tells who cannot log in which mail to look for: private persons that of their registration, companies that of their first order (R097). */
@Component(service = ExplainLogin.class)
public final class ExplainLogin {
    /** The category of inquiries about logging in (R096). */
    public static final String CATEGORY = "LOGIN";

    /** @param code of the text */
    public record Hint(String kind, String code) {}

    private final Shops shops;

    @Activate
    public ExplainLogin(@Reference Shops shops) {
        this.shops = shops;
    }

    public List<Hint> handle(String storefront) {
        if (!shops.exists(storefront)) {
            throw RefusedException.notFound();
        }
        Shops.Rules rules = shops.rules(storefront);
        return List.of(hint("INDIVIDUAL", rules), hint("CORPORATE", rules));
    }

    private static Hint hint(String kind, Shops.Rules rules) {
        CredentialsTiming timing = rules.credentials(kind);
        String words =
                switch (timing) {
                    case OWN_PASSWORD -> "own-password";
                    case AT_REGISTRATION -> "at-registration";
                    case AT_FIRST_ORDER -> "at-first-order";
                };
        return new Hint(kind, "member.login-help-" + words);
    }
}
