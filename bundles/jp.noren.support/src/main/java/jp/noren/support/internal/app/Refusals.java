package jp.noren.support.internal.app;

import java.util.Map;
import java.util.concurrent.Callable;
import jp.noren.access.api.Caller;
import jp.noren.audit.api.AuditTrail;
import jp.noren.kernel.RefusedException;
import jp.noren.persistence.Transactions;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Runs a filing in one transaction; where it is refused nothing of it stays, and the record says who was refused what. */
@Component(service = Refusals.class)
public final class Refusals {
    private static final int LONGEST = 80;

    private final Transactions transactions;
    private final AuditTrail audit;

    @Activate
    public Refusals(@Reference Transactions transactions, @Reference AuditTrail audit) {
        this.transactions = transactions;
        this.audit = audit;
    }

    /** @param object what was asked about, in the caller's words */
    <T> T recorded(Caller caller, String act, String object, Callable<T> filing) {
        try {
            return transactions.required(filing);
        } catch (RefusedException no) {
            String asked = object.length() > LONGEST ? object.substring(0, LONGEST) : object;
            transactions.run(() -> audit.record(caller, caller.storefront(), act, asked, Map.of("code", no.code())));
            throw no;
        }
    }
}
