package jp.noren.billing.internal.app;

import java.util.Map;
import jp.noren.access.api.Caller;
import jp.noren.audit.api.AuditTrail;
import jp.noren.kernel.RefusedException;
import jp.noren.kernel.RefusedException.Kind;
import jp.noren.persistence.Transactions;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Stops a run, lets it go on, or opens what is due without waiting for the job. */
@Component(service = SteerRun.class)
public final class SteerRun {
    private final Transactions transactions;
    private final RunBook runs;
    private final ReadRuns read;
    private final SettleMonths settle;
    private final AuditTrail audit;

    @Activate
    public SteerRun(
            @Reference Transactions transactions,
            @Reference RunBook runs,
            @Reference ReadRuns read,
            @Reference SettleMonths settle,
            @Reference AuditTrail audit) {
        this.transactions = transactions;
        this.runs = runs;
        this.read = read;
        this.settle = settle;
        this.audit = audit;
    }

    /**
     * @return the run as it is; stopping a stopped one changes nothing
     * @throws RefusedException NOT_FOUND; CONFLICT {@code billing.run-done}
     */
    public ReadRuns.Progress stop(Caller caller, String id, boolean stopped) {
        ReadRuns.Progress before = read.get(caller, id);
        if (before.run().doneAt() != null) {
            throw new RefusedException(Kind.CONFLICT, "billing.run-done");
        }
        transactions.run(() -> {
            if (runs.stop(id, stopped)) {
                String act = stopped ? "billing.run-stopped" : "billing.run-resumed";
                audit.record(
                        caller,
                        before.run().storefront(),
                        act,
                        id,
                        Map.of("month", before.run().month().toString()));
            }
        });
        return read.get(caller, id);
    }

    /**
     * Starting twice starts once.
     *
     * @return the newest run of the storefront
     * @throws RefusedException NOT_FOUND for a storefront that is none; CONFLICT {@code billing.run-not-due} when it has none and none is due
     */
    public ReadRuns.Progress open(Caller caller, String storefront) {
        settle.openDue(storefront);
        return read.list(caller, storefront).stream()
                .findFirst()
                .orElseThrow(() -> new RefusedException(Kind.CONFLICT, "billing.run-not-due"));
    }
}
