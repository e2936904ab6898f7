package jp.noren.audit.api;

import java.util.Map;
import jp.noren.access.api.Caller;

/** Append-only, hash-chained record of each act on money, roles, configuration and deployment. */
public interface AuditTrail {

    /**
     * Records an act in the running transaction: it stands in the trail if and only if the act happened.
     *
     * @param actor who did it
     * @param storefront where; null for the house as a whole
     * @param act what, {@code <bundle>.<word>}, such as {@code payment.refunded}
     * @param object whose, an id
     * @param details before and after, amounts in yen; never secrets
     * @throws IllegalStateException outside a transaction
     */
    void record(Caller actor, String storefront, String act, String object, Map<String, ?> details);
}
