package jp.noren.rental.internal.app;

import java.util.Map;
import java.util.function.Supplier;
import jp.noren.access.api.Caller;
import jp.noren.audit.api.AuditTrail;
import jp.noren.kernel.RefusedException;
import jp.noren.persistence.Transactions;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Lets a filing be refused, and records that it was: who asks for what he may not have leaves a trace (R031). */
@Component(service = Refusals.class)
public final class Refusals {
    private final Transactions transactions;
    private final AuditTrail audit;

    @Activate
    public Refusals(@Reference Transactions transactions, @Reference AuditTrail audit) {
        this.transactions = transactions;
        this.audit = audit;
    }

    /** @param object id of the contract, or of the member where there is none yet */
    <T> T recorded(Caller caller, String object, String what, Supplier<T> filing) {
        try {
            return filing.get();
        } catch (RefusedException refused) {
            if (refused.kind() == RefusedException.Kind.CONFLICT) {
                transactions.run(() -> audit.record(
                        caller,
                        caller.storefront(),
                        "rental.refused",
                        object,
                        Map.of("what", what, "code", refused.code())));
            }
            throw refused;
        }
    }
}
