package jp.noren.billing.internal.app;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import jp.noren.access.api.Caller;
import jp.noren.audit.api.AuditTrail;
import jp.noren.billing.internal.app.DispatchBook.Task;
import jp.noren.kernel.RefusedException;
import jp.noren.kernel.RefusedException.Kind;
import jp.noren.persistence.Transactions;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The desk's list of what keeps bills from their members, and what an operator has done about it (R137). */
@Component(service = FinishTask.class)
public final class FinishTask {
    private static final int MOST = 100;

    private final Clock clock;
    private final Transactions transactions;
    private final Sight sight;
    private final DispatchBook book;
    private final AuditTrail audit;

    @Activate
    public FinishTask(
            @Reference Clock clock,
            @Reference Transactions transactions,
            @Reference Sight sight,
            @Reference DispatchBook book,
            @Reference AuditTrail audit) {
        this.clock = clock;
        this.transactions = transactions;
        this.sight = sight;
        this.book = book;
        this.audit = audit;
    }

    /** The longest raised first. @param storefront null for all that the caller sees */
    public List<Task> open(Caller caller, String storefront) {
        return book.open(sight.storefronts(caller, storefront), MOST);
    }

    /** @throws RefusedException NOT_FOUND for another's; CONFLICT {@code billing.task-done} for one that is done already */
    public Task handle(Caller caller, String id, String note) {
        Task task = book.find(id)
                .filter(found -> sight.sees(caller, found.storefront(), found.member()))
                .orElseThrow(RefusedException::notFound);
        transactions.run(() -> {
            if (!book.done(id, note, caller.id(), clock.instant())) {
                throw new RefusedException(Kind.CONFLICT, "billing.task-done");
            }
            audit.record(
                    caller,
                    task.storefront(),
                    "billing.task-done",
                    task.bill(),
                    Map.of("kind", task.kind().word(), "number", task.number(), "note", note));
        });
        return task;
    }
}
