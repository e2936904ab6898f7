package jp.noren.billing.internal.app;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Optional;
import jp.noren.billing.internal.domain.Japan;
import jp.noren.persistence.Job;
import jp.noren.storefront.api.Storefront;
import jp.noren.storefront.api.Storefronts;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Closes what has ended: from an hour after midnight on, so that what was fulfilled in a month's last second is there; and every month that was missed
 * while the node was down, the oldest first (R136). A run ends after some accounts, so that the bundle can be replaced between two.
 */
@Component(
        service = Job.class,
        property = {Job.NAME + "=billing.close-months", Job.INTERVAL_SECONDS + ":Integer=60"})
public final class CloseMonths implements Job {
    static final Duration SETTLING = Duration.ofHours(1);
    private static final int A_RUN = 100;
    private static final Logger LOG = LoggerFactory.getLogger(CloseMonths.class);

    private final Clock clock;
    private final Storefronts storefronts;
    private final ClaimBook claims;
    private final CloseMonth closeMonth;

    @Activate
    public CloseMonths(
            @Reference Clock clock,
            @Reference Storefronts storefronts,
            @Reference ClaimBook claims,
            @Reference CloseMonth closeMonth) {
        this.clock = clock;
        this.storefronts = storefronts;
        this.claims = claims;
        this.closeMonth = closeMonth;
    }

    @Override
    public boolean run() {
        LocalDate today = Japan.day(clock.instant().minus(SETTLING));
        LocalDate last = today.withDayOfMonth(1).minusDays(1);
        boolean more = false;
        for (Storefront storefront : storefronts.all()) {
            more |= close(storefront.id(), last);
        }
        return more;
    }

    /** One shop that cannot be closed does not keep the others waiting. */
    private boolean close(String storefront, LocalDate last) {
        boolean more = false;
        try {
            Optional<LocalDate> earliest = claims.earliestOpen(storefront);
            for (LocalDate closing = earliest.orElse(LocalDate.MAX);
                    !closing.isAfter(last);
                    closing = Japan.nextMonthEnd(closing)) {
                CloseMonth.Report report = closeMonth.run(storefront, closing, CloseMonth.Progress.SILENT, A_RUN);
                more |= report.bills() == A_RUN;
                if (report.bills() > 0) {
                    LOG.info("{} closed at {}: {} bills", storefront, closing, report.bills());
                }
            }
        } catch (RuntimeException e) {
            LOG.error("The storefront {} could not be closed", storefront, e);
        }
        return more;
    }
}
