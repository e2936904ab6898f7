package jp.noren.support.internal.app;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import jp.noren.access.api.Caller;
import jp.noren.audit.api.AuditTrail;
import jp.noren.kernel.Ids;
import jp.noren.kernel.RefusedException;
import jp.noren.kernel.RefusedException.Kind;
import jp.noren.rental.api.ContractView;
import jp.noren.support.internal.domain.Application;
import jp.noren.support.internal.domain.EndReason;
import jp.noren.support.internal.domain.Filing;
import jp.noren.support.internal.domain.Operation;
import jp.noren.support.internal.domain.Period;
import jp.noren.support.internal.domain.Plan;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Puts an accepted filing into the books, records it and mails it; in the running transaction. */
@Component(service = Enact.class)
public final class Enact {

    /** @param support as it was read: if it is another by now, nothing is done */
    record Act(Caller caller, ContractView contract, Support support, Filing filing, Application application) {}

    private final SupportBook book;
    private final KeyPool keys;
    private final AuditTrail audit;
    private final SupportMails mails;

    @Activate
    public Enact(
            @Reference SupportBook book,
            @Reference KeyPool keys,
            @Reference AuditTrail audit,
            @Reference SupportMails mails) {
        this.book = book;
        this.keys = keys;
        this.audit = audit;
        this.mails = mails;
    }

    /** @throws RefusedException CONFLICT {@code support.changed-meanwhile} */
    void handle(Act act) {
        Filing filing = act.filing();
        Instant at = act.application().filedAt();
        book.open(act.contract());
        if (!book.count(act.support(), filing.left().changes(), filing.left().releases())) {
            throw new RefusedException(Kind.CONFLICT, "support.changed-meanwhile");
        }
        if (filing.before() != null) {
            boolean release = filing.operation() == Operation.RELEASE;
            book.end(filing.before().id(), filing.lastDay(), release ? EndReason.RELEASE : EndReason.CHANGE);
        }
        if (filing.after() != null) {
            begin(act.contract(), period(filing), at);
        }
        record(act);
        mails.filed(act.contract(), act.application(), filing);
    }

    /** A plan begins on a contract, and with it its wish for a key (R053). */
    void begin(ContractView contract, Period period, Instant at) {
        book.begin(contract.id(), period, at);
        if (period.keyCode()) {
            keys.need(contract.storefront(), contract.id(), period.start(), at);
        }
    }

    private static Period period(Filing filing) {
        Plan plan = filing.after();
        return new Period(
                Ids.random("spr"), plan.code(), filing.effectiveOn(), null, null, plan.keyCode(), filing.covers());
    }

    private void record(Act act) {
        Application done = act.application();
        Map<String, Object> details = new HashMap<>();
        details.put("number", done.number());
        details.put("operation", done.operation().name());
        details.put("before", done.before() == null ? "" : done.before());
        details.put("after", done.after() == null ? "" : done.after());
        details.put("effective_on", done.effectiveOn().toString());
        details.put("used", act.filing().left().used());
        audit.record(act.caller(), done.storefront(), "support.filed", done.contract(), details);
    }
}
