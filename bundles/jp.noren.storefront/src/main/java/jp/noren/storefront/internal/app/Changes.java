package jp.noren.storefront.internal.app;

import java.util.Map;
import java.util.concurrent.Callable;
import jp.noren.access.api.Caller;
import jp.noren.audit.api.AuditTrail;
import jp.noren.persistence.Transactions;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** How anything here is changed: one change after the other, recorded in the trail, and visible on this node at once. */
@Component(service = Changes.class)
public final class Changes {
    private final StorefrontStore store;
    private final SnapshotCache cache;
    private final AuditTrail audit;
    private final Transactions transactions;

    @Activate
    public Changes(
            @Reference StorefrontStore store,
            @Reference SnapshotCache cache,
            @Reference AuditTrail audit,
            @Reference Transactions transactions) {
        this.store = store;
        this.cache = cache;
        this.audit = audit;
        this.transactions = transactions;
    }

    <T> T make(Callable<T> change) {
        return transactions.required(() -> {
            store.beginChange();
            transactions.afterCommit(cache::invalidate);
            return change.call();
        });
    }

    void record(Caller actor, String storefront, String act, String object, Map<String, ?> details) {
        audit.record(actor, storefront, "storefront." + act, object, details);
    }
}
