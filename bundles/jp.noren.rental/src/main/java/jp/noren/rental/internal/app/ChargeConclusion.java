package jp.noren.rental.internal.app;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import jp.noren.billing.api.ChargeLine;
import jp.noren.billing.api.ChargedContracts;
import jp.noren.billing.api.ContractCharges;
import jp.noren.rental.internal.domain.Contract;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Charges at conclusion what no run will charge any more, by all who charge contracts (R025). */
@Component(service = ChargeConclusion.class)
public final class ChargeConclusion {
    private final ContractCharges charges;
    private final PartGates gates;

    @Activate
    public ChargeConclusion(@Reference ContractCharges charges, @Reference PartGates gates) {
        this.charges = charges;
        this.gates = gates;
    }

    /**
     * Files while nobody who charges contracts, and none of the chosen parts, can go: no contract begins with a part and is charged without it.
     *
     * @throws jp.noren.kernel.gate.ClosedGateException when one of them is being replaced; nothing was done
     */
    <T> T together(Set<String> parts, Supplier<T> filing) {
        try (PartGates.Hold hold = gates.hold(parts)) {
            return filing.get();
        }
    }

    /** In the running transaction; asked twice for the same months, there is one charge. */
    Optional<ContractCharges.Charge> add(Contract contract, List<YearMonth> months) {
        return request(contract, months).map(charges::add);
    }

    /** As {@link #add}; nobody waits for the payment, billing collects it by itself. */
    void owe(Contract contract, List<YearMonth> months) {
        request(contract, months).ifPresent(charges::owe);
    }

    private Optional<ContractCharges.Request> request(Contract contract, List<YearMonth> months) {
        List<ChargeLine> lines = new ArrayList<>();
        months.forEach(month -> lines.addAll(lines(contract, month)));
        if (lines.isEmpty()) {
            return Optional.empty();
        }
        String key = "conclusion:" + contract.id() + ":" + months.get(months.size() - 1);
        return Optional.of(
                new ContractCharges.Request(key, contract.owner().storefront(), account(contract), months, lines));
    }

    private List<ChargeLine> lines(Contract contract, YearMonth month) {
        String storefront = contract.owner().storefront();
        List<String> one = List.of(contract.id());
        return gates.sources().stream()
                .flatMap(name -> gates
                        .source(name, source -> source.lines(storefront, month, one))
                        .getOrDefault(contract.id(), List.of())
                        .stream())
                .toList();
    }

    /** Outside any transaction. What was declined meanwhile stays declined: money is not asked for a second time behind its payer's back. */
    ContractCharges.Charge collect(String charge) {
        return charges.find(charge)
                .filter(one -> one.state() == ContractCharges.State.FAILED)
                .orElseGet(() -> charges.collect(charge));
    }

    /** What was declined is not tried again. */
    boolean giveUp(String charge) {
        return charges.cancel(charge);
    }

    static ChargedContracts.Account account(Contract contract) {
        return new ChargedContracts.Account(
                contract.id(),
                contract.number(),
                contract.owner().member(),
                contract.payer().method(),
                contract.payer().customerRef());
    }
}
