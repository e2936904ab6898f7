package jp.noren.member.internal.app;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import jp.noren.member.internal.domain.CredentialsTiming;
import jp.noren.storefront.api.Policies;
import jp.noren.storefront.api.Storefronts;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** A storefront's rules about its members, as its policies stand at one moment. */
@Component(service = Shops.class)
public final class Shops {
    private static final ZoneId JAPAN = ZoneId.of("Asia/Tokyo");
    private static final int USUAL_LINK_MINUTES = 60;
    private static final int USUAL_FIRST_DAYS = 7;

    /**
     * @param now the moment, read from the clock once
     * @param profileChange {@code SELF} or {@code FORM} (Q22)
     * @param termsVersion the terms in force, if the storefront has any
     * @param linkMinutes how long a password link is good (R102)
     * @param credentialsMail kind of member to when he gets his credentials; empty: he sets his password himself (R092, R093)
     * @param firstPasswordDays how long a first password is good (R091)
     */
    public record Rules(
            Instant now,
            String profileChange,
            Optional<String> termsVersion,
            int linkMinutes,
            Map<String, String> credentialsMail,
            int firstPasswordDays) {

        CredentialsTiming credentials(String kind) {
            return CredentialsTiming.of(credentialsMail, kind);
        }
    }

    private final Clock clock;
    private final Storefronts storefronts;
    private final ObjectMapper json = new ObjectMapper();

    @Activate
    public Shops(@Reference Clock clock, @Reference Storefronts storefronts) {
        this.clock = clock;
        this.storefronts = storefronts;
    }

    /** Whether there is such a storefront. */
    boolean exists(String storefront) {
        return storefront != null && storefronts.find(storefront).isPresent();
    }

    Rules rules(String storefront) {
        Instant now = clock.instant();
        Policies policies = storefronts.policies(storefront, now.atZone(JAPAN).toLocalDate());
        return new Rules(
                now,
                policies.text("profileChange").orElse("FORM"),
                policies.text("termsVersion"),
                policies.number("passwordResetLinkMinutes").orElse(USUAL_LINK_MINUTES),
                policies.text("credentialsMail").map(this::kinds).orElse(Map.of()),
                policies.number("firstPasswordValidDays").orElse(USUAL_FIRST_DAYS));
    }

    private Map<String, String> kinds(String policy) {
        try {
            return json.readValue(policy, new TypeReference<>() {});
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("policy credentialsMail is not a map of kinds", e);
        }
    }
}
