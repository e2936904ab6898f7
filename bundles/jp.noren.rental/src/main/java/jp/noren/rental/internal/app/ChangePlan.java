package jp.noren.rental.internal.app;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import jp.noren.billing.api.ContractCharges;
import jp.noren.kernel.RefusedException;
import jp.noren.persistence.Transactions;
import jp.noren.rental.internal.domain.Application;
import jp.noren.rental.internal.domain.Contract;
import jp.noren.rental.internal.domain.Japan;
import jp.noren.rental.internal.domain.Status;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * A member changes his plan or course: the old contract ends, a new one begins with the next month, with fee, device, parts and return order, all in one
 * transaction or not at all (R057 to R071). Final once filed (R068).
 */
@Component(service = ChangePlan.class)
public final class ChangePlan {
    private final Clock clock;
    private final Transactions transactions;
    private final Desk desk;
    private final ForeseePlanChange foresee;
    private final Steps steps;

    /** What a plan change consists of. */
    @Component(service = Steps.class)
    public static final class Steps {
        private final EndContract end;
        private final BeginContract begin;
        private final ChargeConclusion charge;

        @Activate
        public Steps(@Reference EndContract end, @Reference BeginContract begin, @Reference ChargeConclusion charge) {
            this.end = end;
            this.begin = begin;
            this.charge = charge;
        }
    }

    @Activate
    public ChangePlan(
            @Reference Clock clock,
            @Reference Transactions transactions,
            @Reference Desk desk,
            @Reference ForeseePlanChange foresee,
            @Reference Steps steps) {
        this.clock = clock;
        this.transactions = transactions;
        this.desk = desk;
        this.foresee = foresee;
        this.steps = steps;
    }

    /**
     * @throws RefusedException NOT_FOUND; CONFLICT {@code rental.plan-change-window-closed}, {@code rental.already-filed}, {@code rental.no-stock}, …
     * @throws Approval.ChangedException when something else would happen than was shown
     */
    public Application handle(FileWish command) {
        Instant now = clock.instant();
        Application filed = desk.file(
                command.caller(),
                command.wish(),
                () -> steps.charge.together(
                        command.wish().parts().keySet(), () -> transactions.required(() -> file(command, now))));
        if (filed.charge() != null) {
            steps.charge.collect(filed.charge());
        }
        return filed;
    }

    private Application file(FileWish command, Instant now) {
        Contract old = desk.take(command.caller(), command.wish().contract());
        return desk.existing(command.caller(), command.key()).orElseGet(() -> write(command, old, now));
    }

    private Application write(FileWish command, Contract old, Instant now) {
        Foreseen foreseen = foresee.of(old, command.wish(), Japan.time(now));
        desk.approve(command.caller(), foreseen, command.given());
        Contract ended = steps.end.handle(foreseen.ending(), now);
        Contract next = steps.begin.handle(
                new BeginContract.Draft(
                        old.owner(),
                        foreseen.beginning(),
                        Status.RESERVED,
                        old.id(),
                        command.wish().parts()),
                now);
        Optional<ContractCharges.Charge> charge =
                steps.charge.add(next, foreseen.beginning().chargedNow());
        return desk.write(
                new Registry.Filing(
                        command.caller(),
                        command.key(),
                        now,
                        ended,
                        next,
                        charge.map(ContractCharges.Charge::id).orElse(null)),
                foreseen);
    }
}
