package jp.noren.access.internal.app;

import java.time.Clock;
import java.util.Map;
import jp.noren.access.api.Caller;
import jp.noren.access.internal.domain.LoginId;
import jp.noren.access.internal.domain.Scope;
import jp.noren.audit.api.AuditTrail;
import jp.noren.kernel.RefusedException;
import jp.noren.persistence.Transactions;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Ends what lets a principal in: his sessions, or everything. */
@Component(service = EndAccess.class)
public final class EndAccess {
    private final Stores stores;
    private final AuditTrail audit;
    private final Transactions transactions;
    private final Clock clock;

    @Activate
    public EndAccess(
            @Reference Stores stores,
            @Reference AuditTrail audit,
            @Reference Transactions transactions,
            @Reference Clock clock) {
        this.stores = stores;
        this.audit = audit;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** In the running transaction. */
    void remove(String principal) {
        stores.sessions().endAll(principal, null);
        stores.keys().removeAll(principal);
        stores.tickets().removeAll(principal);
        stores.principals().remove(principal, clock.instant());
    }

    /**
     * An operator ends all sessions of somebody.
     *
     * @param storefront null for operators and resellers
     * @throws RefusedException NOT_FOUND
     */
    public void endSessions(Caller actor, String storefront, String loginId) {
        Principal principal = LoginId.parse(loginId)
                .flatMap(login -> stores.principals().findByLogin(Scope.of(storefront), login))
                .orElseThrow(RefusedException::notFound);
        transactions.run(() -> {
            stores.sessions().endAll(principal.id(), null);
            audit.record(actor, storefront, "access.sessions-ended", principal.id(), Map.of());
        });
    }
}
