package jp.noren.rental.internal.app;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import jp.noren.billing.api.ContractCharges;
import jp.noren.persistence.Transactions;
import jp.noren.rental.internal.domain.Application;
import jp.noren.rental.internal.domain.Conclusion;
import jp.noren.rental.internal.domain.Contract;
import jp.noren.rental.internal.domain.Japan;
import jp.noren.rental.internal.domain.Status;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Collects the payment at conclusion: paid, the contract is concluded; declined, nothing comes of it and the device goes back to stock. A run of the 25th
 * that passes while the payment is open leaves the contract out; what it would have charged is owed at conclusion, so that no month is missed (R025).
 */
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
        private final ReadPolicy policy;

        @Activate
        public Outcome(
                @Reference ContractBook book,
                @Reference EndContract end,
                @Reference DeviceStock devices,
                @Reference Registry registry,
                @Reference ReadPolicy policy) {
            this.book = book;
            this.end = end;
            this.devices = devices;
            this.registry = registry;
            this.policy = policy;
        }

        /** The run's months that passed while the payment was open (R025). */
        private List<YearMonth> missed(Application application, Contract contract, Instant now) {
            return Conclusion.missed(contract.start(), on(contract, application.filedAt()), on(contract, now));
        }

        private Conclusion.On on(Contract contract, Instant at) {
            LocalDate day = Japan.day(at);
            return new Conclusion.On(
                    day, policy.on(contract.owner().storefront(), day).settlementDay());
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
        charge.owe(reserved, outcome.missed(application, reserved, now));
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
