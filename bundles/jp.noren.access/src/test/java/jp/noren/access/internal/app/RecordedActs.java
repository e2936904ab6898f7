package jp.noren.access.internal.app;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import jp.noren.access.api.Caller;
import jp.noren.audit.api.AuditTrail;
import jp.noren.persistence.Transactions;

/** Remembers what was recorded, and refuses outside a transaction as the trail does. */
public final class RecordedActs implements AuditTrail {
    private final Transactions transactions;
    private final List<String> acts = new ArrayList<>();

    RecordedActs(Transactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public void record(Caller actor, String storefront, String act, String object, Map<String, ?> details) {
        if (!transactions.isActive()) {
            throw new IllegalStateException(act);
        }
        transactions.afterCommit(() -> acts.add(actor.id() + " " + act + " " + new TreeMap<>(details)));
    }

    public List<String> acts() {
        return acts;
    }
}
