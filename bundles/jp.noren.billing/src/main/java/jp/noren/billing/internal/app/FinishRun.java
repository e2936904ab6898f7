package jp.noren.billing.internal.app;

import java.time.Clock;
import java.util.Map;
import jp.noren.access.api.Caller;
import jp.noren.audit.api.AuditTrail;
import jp.noren.billing.internal.domain.SettlementRun;
import jp.noren.persistence.Transactions;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Ends a run when every card of it has an answer. */
@Component(service = FinishRun.class)
public final class FinishRun {
    private static final Logger LOG = LoggerFactory.getLogger(FinishRun.class);

    private final Clock clock;
    private final Transactions transactions;
    private final RunBook runs;
    private final ReadRuns read;
    private final AuditTrail audit;

    @Activate
    public FinishRun(
            @Reference Clock clock,
            @Reference Transactions transactions,
            @Reference RunBook runs,
            @Reference ReadRuns read,
            @Reference AuditTrail audit) {
        this.clock = clock;
        this.transactions = transactions;
        this.runs = runs;
        this.read = read;
        this.audit = audit;
    }

    void handle(SettlementRun run) {
        ReadRuns.Progress progress = read.progress(run);
        if (progress.left() > 0) {
            return;
        }
        boolean done = transactions.required(() -> {
            boolean moved = runs.move(run, SettlementRun.State.DONE, clock.instant());
            if (moved) {
                audit.record(
                        Caller.system("billing"),
                        run.storefront(),
                        "billing.run-done",
                        run.id(),
                        Map.of(
                                "month", run.month().toString(),
                                "paid", progress.paid(),
                                "failed", progress.failed(),
                                "otherwise", progress.otherwise(),
                                "amount", progress.amount().amount()));
            }
            return moved;
        });
        if (done) {
            LOG.info(
                    "{} is settled for {}: {} paid, {} failed, {} billed their own way",
                    run.storefront(),
                    run.month(),
                    progress.paid(),
                    progress.failed(),
                    progress.otherwise());
        }
    }
}
