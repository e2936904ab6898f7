package jp.noren.support.internal.app;

import java.time.LocalDate;
import java.util.Map;
import jp.noren.access.api.Caller;
import jp.noren.audit.api.AuditTrail;
import jp.noren.rental.api.ContractView;
import jp.noren.support.internal.domain.KeyNeed;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Records and mails that a key was given, or could not be; in the running transaction. Never the code itself. */
@Component(service = TellKeys.class)
public final class TellKeys {
    private static final Logger LOG = LoggerFactory.getLogger(TellKeys.class);

    private final TermsOf terms;
    private final AuditTrail audit;
    private final SupportMails mails;

    @Activate
    public TellKeys(@Reference TermsOf terms, @Reference AuditTrail audit, @Reference SupportMails mails) {
        this.terms = terms;
        this.audit = audit;
        this.mails = mails;
    }

    void assigned(ContractView contract, KeyNeed need) {
        record(contract, "support.key-assigned", need.dueOn());
        mails.key(contract, true);
    }

    /** @param alarm whether nobody else waits yet: one mail to the operator, the list tells the rest (R056) */
    void pending(ContractView contract, boolean alarm, LocalDate today) {
        LOG.warn("No key code is left at {}: contract {} is KEY_PENDING", contract.storefront(), contract.number());
        record(contract, "support.key-pending", today);
        mails.key(contract, false);
        String to = terms.deskMail(contract.storefront(), today);
        if (alarm && to != null) {
            mails.poolEmpty(contract, to);
        }
    }

    private void record(ContractView contract, String act, LocalDate on) {
        audit.record(Caller.system("support"), contract.storefront(), act, contract.id(), Map.of("on", on.toString()));
    }
}
