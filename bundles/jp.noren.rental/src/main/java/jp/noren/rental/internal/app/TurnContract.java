package jp.noren.rental.internal.app;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import jp.noren.billing.api.ContractCharges;
import jp.noren.persistence.Transactions;
import jp.noren.rental.internal.domain.Application;
import jp.noren.rental.internal.domain.Contract;
import jp.noren.rental.internal.domain.Deposit;
import jp.noren.rental.internal.domain.Japan;
import jp.noren.rental.internal.domain.Status;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Writes one contract down as the day has made it; the end decides about the deposit (R077). */
@Component(service = TurnContract.class)
public final class TurnContract {
    private final Transactions transactions;
    private final ContractBook book;
    private final DepositFate fate;
    private final Letters letters;

    /** What becomes of a contract's deposit. */
    @Component(service = DepositFate.class)
    public static final class DepositFate {
        private final ReadPolicy policies;
        private final ApplicationBook applications;
        private final ContractCharges charges;
        private final DeviceStock devices;

        @Activate
        public DepositFate(
                @Reference ReadPolicy policies,
                @Reference ApplicationBook applications,
                @Reference ContractCharges charges,
                @Reference DeviceStock devices) {
            this.policies = policies;
            this.applications = applications;
            this.charges = charges;
            this.devices = devices;
        }

        /** By the day that decided when the contract was applied for: its last one, or the one on which its end was filed. */
        public Deposit.Fate of(Contract contract) {
            Deposit.Measured measured = policies.depositMeasured(contract);
            LocalDate decides = measured == Deposit.Measured.FILING ? filed(contract) : contract.end();
            return Deposit.fate(contract.terms(), contract.start(), decides);
        }

        private LocalDate filed(Contract contract) {
            return applications
                    .newest(contract.id(), Application.Kind.PLAN_CHANGE)
                    .or(() -> applications.newest(contract.id(), Application.Kind.CANCELLATION))
                    .map(application -> Japan.day(application.filedAt()))
                    .orElse(contract.end());
        }

        /** In the running transaction. */
        void apply(Contract contract) {
            switch (of(contract)) {
                case FORFEITED -> charges.depositForfeited(contract.id());
                case REFUND_DUE -> refund(contract.id());
                case NONE -> {}
            }
        }

        /** Paid out after the device is back; when it came before the end, now. */
        private void refund(String contract) {
            charges.depositDue(contract);
            if (devices.isBack(contract)) {
                charges.depositReleased(contract);
            }
        }
    }

    @Activate
    public TurnContract(
            @Reference Transactions transactions,
            @Reference ContractBook book,
            @Reference DepositFate fate,
            @Reference Letters letters) {
        this.transactions = transactions;
        this.book = book;
        this.fate = fate;
        this.letters = letters;
    }

    /** Nothing happens when somebody was quicker. */
    void handle(Contract contract, Instant now) {
        Status today = contract.on(Japan.day(now));
        transactions.run(() -> {
            if (!book.move(contract, contract.with(today, contract.end()), now)) {
                return;
            }
            if (today == Status.ENDED) {
                fate.apply(contract);
                letters.step("ended", contract, Map.of("end", contract.end()));
            }
        });
    }
}
