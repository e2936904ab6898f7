package jp.noren.plugin.internal.app;

import java.util.Map;
import jp.noren.access.api.Caller;
import jp.noren.audit.api.AuditTrail;
import jp.noren.kernel.RefusedException;
import jp.noren.kernel.RefusedException.Kind;
import jp.noren.persistence.Transactions;
import jp.noren.plugin.internal.domain.Operation;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The second person says yes: then it runs. */
@Component(service = ConfirmOperation.class)
public final class ConfirmOperation {
    private final Transactions transactions;
    private final OperationBook book;
    private final AuditTrail trail;
    private final StartOperation starter;

    @Activate
    public ConfirmOperation(
            @Reference Transactions transactions,
            @Reference OperationBook book,
            @Reference AuditTrail trail,
            @Reference StartOperation starter) {
        this.transactions = transactions;
        this.book = book;
        this.trail = trail;
        this.starter = starter;
    }

    /** @throws RefusedException NOT_FOUND; CONFLICT {@code plugin.second-person} for whoever asked himself, or when nothing waits */
    public Operation handle(Caller caller, String id) {
        Operation waiting = book.find(id).orElseThrow(RefusedException::notFound);
        if (!waiting.mayConfirm(caller.id())) {
            throw new RefusedException(Kind.CONFLICT, "plugin.second-person");
        }
        Operation confirmed = Operations.confirmed(waiting, caller.id());
        transactions.run(() -> {
            if (!book.move(waiting, confirmed)) {
                throw new RefusedException(Kind.CONFLICT, "plugin.second-person");
            }
            trail.record(
                    caller,
                    waiting.target().storefront(),
                    "plugin.confirmed",
                    waiting.target().bundle(),
                    Map.of("operation", id, "asked_by", waiting.requestedBy()));
        });
        return starter.handle(confirmed);
    }
}
