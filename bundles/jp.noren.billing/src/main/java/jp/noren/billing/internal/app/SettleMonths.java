package jp.noren.billing.internal.app;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.noren.access.api.Caller;
import jp.noren.audit.api.AuditTrail;
import jp.noren.billing.internal.domain.Japan;
import jp.noren.billing.internal.domain.SettlementRule;
import jp.noren.billing.internal.domain.SettlementRun;
import jp.noren.kernel.Ids;
import jp.noren.persistence.Job;
import jp.noren.persistence.Transactions;
import jp.noren.storefront.api.Storefront;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Opens the settlement of each storefront on its day (R025), or as soon as the node is up again, and writes its charges; one node at a time. A few minutes
 * of the day are left to what was filed in the last second of the day before.
 */
@Component(
        service = {Job.class, SettleMonths.class},
        property = {Job.NAME + "=billing.settle-months", Job.INTERVAL_SECONDS + ":Integer=20"})
public final class SettleMonths implements Job {
    static final Duration SETTLING = Duration.ofMinutes(2);
    private static final Logger LOG = LoggerFactory.getLogger(SettleMonths.class);

    private final Clock clock;
    private final Transactions transactions;
    private final RunBook runs;
    private final WriteCharges writer;
    private final Opening opening;

    /** When a run begins, and who hears of it. */
    @Component(service = Opening.class)
    public record Opening(SettlementPolicies policies, AuditTrail audit) {
        @Activate
        public Opening(@Reference SettlementPolicies policies, @Reference AuditTrail audit) {
            this.policies = policies;
            this.audit = audit;
        }
    }

    @Activate
    public SettleMonths(
            @Reference Clock clock,
            @Reference Transactions transactions,
            @Reference RunBook runs,
            @Reference WriteCharges writer,
            @Reference Opening opening) {
        this.clock = clock;
        this.transactions = transactions;
        this.runs = runs;
        this.writer = writer;
        this.opening = opening;
    }

    @Override
    public boolean run() {
        opening.policies().storefronts().forEach(this::openDue);
        boolean more = false;
        for (SettlementRun run : runs.unfinished()) {
            boolean writing = run.state() == SettlementRun.State.WRITING && !run.stopped();
            more |= writing && writer.page(run);
        }
        return more;
    }

    /** One shop that cannot be settled does not keep the others waiting. */
    private void openDue(Storefront storefront) {
        try {
            openDue(storefront.id());
        } catch (RuntimeException e) {
            LOG.error("The settlement of {} could not be opened", storefront.id(), e);
        }
    }

    /**
     * @return the runs that were opened just now
     * @throws jp.noren.kernel.RefusedException NOT_FOUND for a storefront that is none
     */
    List<SettlementRun> openDue(String storefront) {
        LocalDate today = Japan.day(clock.instant().minus(SETTLING));
        if (opening.policies().rule(opening.policies().storefront(storefront).id(), today) == null) {
            return List.of();
        }
        LocalDate first = transactions.required(() -> runs.firstDay(storefront, today));
        return SettlementRule.due(first, today, runs.months(storefront), day -> opening.policies()
                        .rule(storefront, day))
                .stream()
                .map(due -> open(storefront, due))
                .flatMap(Optional::stream)
                .toList();
    }

    private Optional<SettlementRun> open(String storefront, SettlementRule.Due due) {
        Instant now = clock.instant();
        SettlementRun run = new SettlementRun(
                Ids.random("run"),
                storefront,
                due.month(),
                due.settleOn(),
                SettlementRun.State.WRITING,
                false,
                null,
                null,
                0,
                null,
                now,
                null,
                null);
        boolean opened = transactions.required(() -> {
            boolean first = runs.open(run);
            if (first) {
                Map<String, Object> details = Map.of(
                        "month",
                        due.month().toString(),
                        "settle_on",
                        due.settleOn().toString());
                opening.audit().record(Caller.system("billing"), storefront, "billing.run-opened", run.id(), details);
            }
            return first;
        });
        return opened ? Optional.of(run) : Optional.empty();
    }
}
