package jp.noren.billing.internal.app;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import jp.noren.access.api.Caller;
import jp.noren.audit.api.AuditTrail;
import jp.noren.billing.internal.domain.Account;
import jp.noren.billing.internal.domain.Japan;
import jp.noren.billing.internal.domain.MandateState;
import jp.noren.billing.internal.domain.MandateStep;
import jp.noren.kernel.RefusedException;
import jp.noren.kernel.RefusedException.FieldError;
import jp.noren.kernel.RefusedException.Kind;
import jp.noren.member.api.MemberView;
import jp.noren.payment.spi.Mandate;
import jp.noren.persistence.Transactions;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Takes an account one step on its way to direct debit or back to transfer, dated by whoever saw it happen (R141). ACTIVE needs the bank account that the
 * bank has confirmed, and is never reached by lapse of time (R144).
 */
@Component(service = StepAccount.class)
public final class StepAccount {
    private static final Set<MandateState> TOLD =
            EnumSet.of(MandateState.ACTIVE, MandateState.DEFECT, MandateState.REJECTED);

    /**
     * @param on the day it happened, Japan
     * @param note may be null
     * @param mandate with ACTIVE alone
     */
    public record Command(
            Caller caller, String member, MandateState state, LocalDate on, String note, Mandate mandate) {}

    private final Clock clock;
    private final Transactions transactions;
    private final Sight sight;
    private final AccountBook accounts;
    private final Records records;

    /** What a step leaves behind. */
    @Component(service = Records.class)
    public static final class Records {
        private final TermsOf terms;
        private final AuditTrail audit;
        private final BillMails mails;

        @Activate
        public Records(@Reference TermsOf terms, @Reference AuditTrail audit, @Reference BillMails mails) {
            this.terms = terms;
            this.audit = audit;
            this.mails = mails;
        }
    }

    @Activate
    public StepAccount(
            @Reference Clock clock,
            @Reference Transactions transactions,
            @Reference Sight sight,
            @Reference AccountBook accounts,
            @Reference Records records) {
        this.clock = clock;
        this.transactions = transactions;
        this.sight = sight;
        this.accounts = accounts;
        this.records = records;
    }

    /**
     * @throws RefusedException NOT_FOUND; UNPROCESSABLE with the fields of the bank account; CONFLICT {@code billing.settlement-not-for-member} (R139),
     *     {@code billing.settlement-step}, {@code billing.settlement-date}, {@code billing.changed-meanwhile}
     */
    public Account handle(Command command) {
        MemberView member = sight.member(command.caller(), command.member());
        Instant now = clock.instant();
        judge(command, member, now);
        return transactions.required(() -> step(command, member, now));
    }

    private void judge(Command command, MemberView member, Instant now) {
        boolean onAccount = records.terms
                .creditKinds(member.storefront(), Japan.day(now))
                .contains(member.kind().name());
        if (!onAccount && command.state() != MandateState.NONE) {
            throw new RefusedException(Kind.CONFLICT, "billing.settlement-not-for-member");
        }
        boolean active = command.state() == MandateState.ACTIVE;
        if (active != (command.mandate() != null)) {
            throw RefusedException.invalid(List.of(
                    FieldError.of("/mandate", active ? "billing.mandate-missing" : "billing.mandate-too-early")));
        }
        List<FieldError> faults = active ? command.mandate().faults() : List.of();
        if (!faults.isEmpty()) {
            throw RefusedException.invalid(faults.stream()
                    .map(fault -> new FieldError("/mandate" + fault.pointer(), fault.code(), fault.args()))
                    .toList());
        }
    }

    private Account step(Command command, MemberView member, Instant now) {
        Account before = accounts.find(member.storefront(), member.id());
        before.mayStep(command.state(), command.on(), Japan.day(now)).orRefuse(Kind.CONFLICT);
        MandateStep step = new MandateStep(
                command.state(), command.on(), command.note(), command.caller().id());
        if (!accounts.add(before, step, now)) {
            throw new RefusedException(Kind.CONFLICT, "billing.changed-meanwhile");
        }
        if (command.mandate() != null || command.state() == MandateState.NONE) {
            accounts.keep(member.storefront(), member.id(), command.mandate());
        }
        records.audit.record(
                command.caller(),
                member.storefront(),
                "billing.settlement-step",
                member.id(),
                Map.of(
                        "from", before.state().name(),
                        "to", step.state().name(),
                        "on", step.on().toString()));
        Account after = accounts.find(member.storefront(), member.id());
        if (TOLD.contains(step.state())) {
            records.mails.account(after);
        }
        return after;
    }
}
