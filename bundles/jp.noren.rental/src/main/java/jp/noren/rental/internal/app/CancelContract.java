package jp.noren.rental.internal.app;

import java.time.Clock;
import java.time.Instant;
import jp.noren.kernel.RefusedException;
import jp.noren.persistence.Transactions;
import jp.noren.rental.internal.domain.Application;
import jp.noren.rental.internal.domain.Contract;
import jp.noren.rental.internal.domain.Japan;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** A member cancels one of his devices (R080 to R088). Final once filed. */
@Component(service = CancelContract.class)
public final class CancelContract {
    private final Clock clock;
    private final Transactions transactions;
    private final Desk desk;
    private final ForeseeCancellation foresee;
    private final EndContract end;

    @Activate
    public CancelContract(
            @Reference Clock clock,
            @Reference Transactions transactions,
            @Reference Desk desk,
            @Reference ForeseeCancellation foresee,
            @Reference EndContract end) {
        this.clock = clock;
        this.transactions = transactions;
        this.desk = desk;
        this.foresee = foresee;
        this.end = end;
    }

    /**
     * @throws RefusedException NOT_FOUND; CONFLICT {@code rental.already-filed}, {@code rental.settlement-day}, …
     * @throws Approval.ChangedException when something else would happen than was shown
     */
    public Application handle(FileWish command) {
        Instant now = clock.instant();
        return desk.file(command.caller(), command.wish(), () -> transactions.required(() -> file(command, now)));
    }

    private Application file(FileWish command, Instant now) {
        Contract contract = desk.take(command.caller(), command.wish().contract());
        return desk.existing(command.caller(), command.key()).orElseGet(() -> write(command, contract, now));
    }

    private Application write(FileWish command, Contract contract, Instant now) {
        Foreseen foreseen = foresee.of(contract, Japan.time(now));
        desk.approve(command.caller(), foreseen, command.given());
        Contract ended = end.handle(foreseen.ending(), now);
        return desk.write(new Registry.Filing(command.caller(), command.key(), now, ended, null, null), foreseen);
    }
}
