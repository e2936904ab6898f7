package jp.noren.rental.internal.app;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import jp.noren.billing.api.ContractCharges;
import jp.noren.persistence.Transactions;
import jp.noren.rental.internal.domain.Application;
import jp.noren.rental.internal.domain.Contract;
import jp.noren.rental.internal.domain.Status;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Collects the payment at conclusion: paid, the contract is concluded; declined, nothing comes of it and the device goes back to stock. */
@Component(service = SettleConclusion.class)
public final class SettleConclusion {
    private final Clock clock;
    private final Transactions transactions;
    private final ApplicationBook applications;
    private final ChargeConclusion charge;
    private final Outcome outcome;

    /** What follows from it. */
    @Component(service = Outcome.class)
    public static final class Outcome {
        private final ContractBook book;
        private final EndContract end;
        private final DeviceStock devices;
        private final Registry registry;

        @Activate
        public Outcome(
                @Reference ContractBook book,
                @Reference EndContract end,
                @Reference DeviceStock devices,
                @Reference Registry registry) {
            this.book = book;
            this.end = end;
            this.devices = devices;
            this.registry = registry;
        }
    }

    @Activate
    public SettleConclusion(
            @Reference Clock clock,
            @Reference Transactions transactions,
            @Reference ApplicationBook applications,
            @Reference ChargeConclusion charge,
            @Reference Outcome outcome) {
        this.clock = clock;
        this.transactions = transactions;
        this.applications = applications;
        this.charge = charge;
        this.outcome = outcome;
    }

    /**
     * Outside any transaction. An application that waits for nothing is given back as it is.
     *
     * @throws jp.noren.kernel.gate.ClosedGateException when the payment's provider is away; the application goes on waiting
     */
    Application handle(Application application) {
        if (application.charge() == null || application.state() == Application.State.REFUSED) {
            return application;
        }
        ContractCharges.Charge collected = charge.collect(application.charge());
        if (application.state() != Application.State.PAYING) {
            return application;
        }
        Instant now = clock.instant();
        return switch (collected.state()) {
            case PAID -> transactions.required(() -> conclude(application, now));
            case FAILED, CANCELLED -> transactions.required(() -> refuse(application, collected.declined(), now));
            case OPEN, PAYING, REFUNDED -> application;
        };
    }

    private Application conclude(Application application, Instant now) {
        Application concluded = application.in(Application.State.CONCLUDED, null);
        if (!applications.settle(concluded)) {
            return applications.find(application.id()).orElseThrow();
        }
        Contract applied = outcome.book.lock(application.contract()).orElseThrow();
        Contract reserved = applied.with(Status.RESERVED, null);
        if (!outcome.book.move(applied, reserved, now)) {
            throw new IllegalStateException("a contract that waited for its payment was changed meanwhile");
        }
        outcome.registry.settled(concluded, reserved, now);
        return concluded;
    }

    private Application refuse(Application application, String declined, Instant now) {
        Application refused =
                application.in(Application.State.REFUSED, declined == null ? "rental.payment-declined" : declined);
        if (!charge.giveUp(application.charge()) || !applications.settle(refused)) {
            return applications.find(application.id()).orElseThrow();
        }
        Contract applied = outcome.book.lock(application.contract()).orElseThrow();
        LocalDate neverBegan = applied.start().minusDays(1);
        Contract ended = outcome.end.write(applied, applied.with(Status.ENDED, neverBegan), now);
        outcome.registry.settled(refused, ended, now);
        outcome.devices.free(applied.id());
        return refused;
    }
}
