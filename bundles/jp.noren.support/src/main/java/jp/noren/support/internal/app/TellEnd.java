package jp.noren.support.internal.app;

import java.time.LocalDate;
import java.util.Map;
import jp.noren.access.api.Caller;
import jp.noren.audit.api.AuditTrail;
import jp.noren.rental.api.ContractView;
import jp.noren.support.internal.domain.Application;
import jp.noren.support.internal.domain.Period;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Records and mails what a contract's end does to its support; in the running transaction. */
@Component(service = TellEnd.class)
public final class TellEnd {
    private final ApplicationBook applications;
    private final AuditTrail audit;
    private final SupportMails mails;

    @Activate
    public TellEnd(
            @Reference ApplicationBook applications, @Reference AuditTrail audit, @Reference SupportMails mails) {
        this.applications = applications;
        this.audit = audit;
        this.mails = mails;
    }

    void dropped(ContractView contract, Period period, LocalDate end) {
        applications.of(contract.id()).stream()
                .filter(filed -> filed.state() == Application.State.FILED)
                .filter(filed -> filed.effectiveOn().equals(period.start()))
                .forEach(filed -> applications.drop(filed.id()));
        record(contract, "support.dropped", period, end);
        mails.dropped(contract, period.plan(), period.start(), end);
    }

    void ended(ContractView contract, Period period, LocalDate end) {
        record(contract, "support.ended-with-contract", period, end);
        mails.ending(contract, period.plan(), end);
    }

    private void record(ContractView contract, String act, Period period, LocalDate end) {
        audit.record(
                Caller.system("support"),
                contract.storefront(),
                act,
                contract.id(),
                Map.of("plan", period.plan(), "from", period.start().toString(), "end", end.toString()));
    }
}
