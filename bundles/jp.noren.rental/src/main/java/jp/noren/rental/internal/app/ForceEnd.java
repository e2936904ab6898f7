package jp.noren.rental.internal.app;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import jp.noren.access.api.Caller;
import jp.noren.audit.api.AuditTrail;
import jp.noren.kernel.Decision;
import jp.noren.kernel.RefusedException;
import jp.noren.persistence.Transactions;
import jp.noren.rental.internal.domain.Application;
import jp.noren.rental.internal.domain.Contract;
import jp.noren.rental.internal.domain.Deposit;
import jp.noren.rental.internal.domain.Ending;
import jp.noren.rental.internal.domain.Japan;
import jp.noren.rental.internal.domain.RentalPolicy;
import jp.noren.rental.internal.domain.Status;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The house ends a contract for breach or non-payment, today; never as a favour to a member who telephones (R084). Recorded with its reason. */
@Component(service = ForceEnd.class)
public final class ForceEnd {
    private final Clock clock;
    private final Transactions transactions;
    private final ReadPolicy policies;
    private final Steps steps;
    private final AuditTrail audit;

    /** What it consists of. */
    @Component(service = Steps.class)
    public static final class Steps {
        private final ContractBook book;
        private final EndContract end;
        private final DeviceStock devices;
        private final Registry registry;
        private final Shops shops;

        @Activate
        public Steps(
                @Reference ContractBook book,
                @Reference EndContract end,
                @Reference DeviceStock devices,
                @Reference Registry registry,
                @Reference Shops shops) {
            this.book = book;
            this.end = end;
            this.devices = devices;
            this.registry = registry;
            this.shops = shops;
        }
    }

    /** @param reason in the operator's words, for the record */
    public record Command(Caller caller, String key, String contract, String reason) {}

    @Activate
    public ForceEnd(
            @Reference Clock clock,
            @Reference Transactions transactions,
            @Reference ReadPolicy policies,
            @Reference Steps steps,
            @Reference AuditTrail audit) {
        this.clock = clock;
        this.transactions = transactions;
        this.policies = policies;
        this.steps = steps;
        this.audit = audit;
    }

    /** @throws RefusedException NOT_FOUND; CONFLICT {@code rental.contract-ended} */
    public Application handle(Command command) {
        Instant now = clock.instant();
        return transactions.required(() -> {
            Contract contract = steps.book
                    .lock(command.contract())
                    .filter(one ->
                            steps.shops.sees(command.caller(), one.owner().storefront()))
                    .orElseThrow(RefusedException::notFound);
            return write(command, contract, now);
        });
    }

    private Application write(Command command, Contract contract, Instant now) {
        LocalDate today = Japan.day(now);
        Status status = contract.on(today);
        if (!status.isLive() || status == Status.APPLIED) {
            Decision.rejected(
                            "rental.contract-ended",
                            Map.of("end", contract.end() == null ? contract.start() : contract.end()))
                    .orRefuse(RefusedException.Kind.CONFLICT);
        }
        RentalPolicy policy = policies.on(contract.owner().storefront(), today);
        Ending ending = Ending.of(contract, today, today, policy.returnDueDay(), Deposit.Measured.CONTRACT_END);
        Contract ended = steps.end.write(contract, contract.with(Status.FORCED_END, today), now);
        if (status != Status.ENDING) {
            steps.devices.openReturn(contract.id(), today, ending.returnDue());
        }
        audit.record(
                command.caller(),
                contract.owner().storefront(),
                "rental.forced-end",
                contract.id(),
                Map.of("number", contract.number(), "reason", command.reason()));
        Wish wish = new Wish(Application.Kind.FORCED_END, contract.id(), null, Map.of(), null, null);
        Foreseen foreseen =
                new Foreseen(wish, Application.Kind.FORCED_END, Decision.allowed(), contract, ending, null, List.of());
        return steps.registry.write(
                new Registry.Filing(command.caller(), command.key(), now, ended, null, null), foreseen);
    }
}
