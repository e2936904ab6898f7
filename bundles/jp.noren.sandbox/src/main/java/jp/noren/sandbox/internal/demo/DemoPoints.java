package jp.noren.sandbox.internal.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import jp.noren.kernel.Yen;
import jp.noren.payment.spi.StoredValue;
import jp.noren.sandbox.internal.app.SandboxMode;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/** Gives the demo's tenants their points, as one lot each. Without an engine that keeps the book nobody gets any. */
@Component(service = DemoPoints.class)
public final class DemoPoints {
    /** Where a member of the demo data has them. */
    static final String FIELD = "points";

    /** Less than six months: so they are no prepaid payment instrument. */
    private static final Duration GOOD_FOR = Duration.ofDays(180);

    /** Adds a lot, as {@link StoredValue#grant} does. */
    interface Grant {
        void grant(String storefront, String account, String key, Yen amount, Instant expiresAt);
    }

    private final Clock clock;
    private final Grant grant;

    @Activate
    public DemoPoints(
            @Reference Clock clock,
            @Reference SandboxMode sandbox,
            @Reference(cardinality = ReferenceCardinality.OPTIONAL, policyOption = ReferencePolicyOption.GREEDY)
                    StoredValue book) {
        this(clock, book == null ? null : book::grant);
    }

    DemoPoints(Clock clock, Grant grant) {
        this.clock = clock;
        this.grant = grant;
    }

    /**
     * @param account whose: the member's id
     * @return yen granted
     */
    long grant(JsonNode member, String account) {
        long yen = member.path(FIELD).asLong();
        if (grant == null || yen == 0) {
            return 0;
        }
        String key = "demo-" + member.path("login_id").asText();
        Instant until = clock.instant().plus(GOOD_FOR);
        grant.grant(member.path("storefront").asText(), account, key, Yen.of(yen), until);
        return yen;
    }
}
