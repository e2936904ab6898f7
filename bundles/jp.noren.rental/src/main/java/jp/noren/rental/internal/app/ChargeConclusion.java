package jp.noren.rental.internal.app;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import jp.noren.billing.api.ChargeLine;
import jp.noren.billing.api.ChargeSource;
import jp.noren.billing.api.ChargedContracts;
import jp.noren.billing.api.ContractCharges;
import jp.noren.rental.internal.domain.Contract;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/** Charges at conclusion what no run will charge any more, by all who charge contracts (R025). */
@Component(service = ChargeConclusion.class)
public final class ChargeConclusion {
    private final ContractCharges charges;
    private final List<ChargeSource> sources;

    @Activate
    public ChargeConclusion(
            @Reference ContractCharges charges,
            @Reference(policyOption = ReferencePolicyOption.GREEDY) List<ChargeSource> sources) {
        this.charges = charges;
        this.sources = List.copyOf(sources);
    }

    /** In the running transaction; asked twice for the same months, there is one charge. */
    Optional<ContractCharges.Charge> add(Contract contract, List<YearMonth> months) {
        List<ChargeLine> lines = new ArrayList<>();
        months.forEach(month -> lines.addAll(lines(contract, month)));
        if (lines.isEmpty()) {
            return Optional.empty();
        }
        String key = "conclusion:" + contract.id() + ":" + months.get(months.size() - 1);
        return Optional.of(charges.add(
                new ContractCharges.Request(key, contract.owner().storefront(), account(contract), months, lines)));
    }

    private List<ChargeLine> lines(Contract contract, YearMonth month) {
        List<String> one = List.of(contract.id());
        return sources.stream()
                .flatMap(
                        source -> source
                                .lines(contract.owner().storefront(), month, one)
                                .getOrDefault(contract.id(), List.of())
                                .stream())
                .toList();
    }

    /** Outside any transaction. */
    ContractCharges.Charge collect(String charge) {
        return charges.collect(charge);
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
