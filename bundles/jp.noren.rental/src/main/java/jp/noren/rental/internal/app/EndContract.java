package jp.noren.rental.internal.app;

import java.time.Instant;
import java.time.LocalDate;
import jp.noren.kernel.RefusedException;
import jp.noren.persistence.Outbox;
import jp.noren.rental.api.Contracts;
import jp.noren.rental.internal.domain.Contract;
import jp.noren.rental.internal.domain.Ending;
import jp.noren.rental.internal.domain.Status;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Gives a contract its last day, opens the return of its device (R066, R087) and tells the others; in the running transaction. */
@Component(service = EndContract.class)
public final class EndContract {
    private final ContractBook book;
    private final DeviceStock devices;
    private final Outbox outbox;
    private final TurnContract.DepositFate fate;

    @Activate
    public EndContract(
            @Reference ContractBook book,
            @Reference DeviceStock devices,
            @Reference Outbox outbox,
            @Reference TurnContract.DepositFate fate) {
        this.book = book;
        this.devices = devices;
        this.outbox = outbox;
        this.fate = fate;
    }

    /** @throws RefusedException CONFLICT {@code rental.contract-changed} when somebody was quicker */
    Contract handle(Ending ending, Instant at) {
        Contract before = ending.contract();
        Contract after = write(before, before.ending(ending.end()), at);
        devices.openReturn(before.id(), ending.end(), ending.returnDue());
        return after;
    }

    /** Ends it as the changed contract says; an end by the house is there at once, and decides about the deposit at once. */
    Contract write(Contract before, Contract after, Instant at) {
        if (!book.move(before, after, at)) {
            throw new RefusedException(RefusedException.Kind.CONFLICT, "rental.contract-changed");
        }
        publish(after.id(), after.end());
        if (after.status() == Status.FORCED_END) {
            fate.apply(after);
        }
        return after;
    }

    private void publish(String contract, LocalDate end) {
        outbox.publish(Contracts.ENDING, contract, "{\"contract\":\"" + contract + "\",\"end\":\"" + end + "\"}");
    }
}
