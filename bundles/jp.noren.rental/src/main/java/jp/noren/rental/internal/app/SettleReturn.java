package jp.noren.rental.internal.app;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import jp.noren.billing.api.ChargeLine;
import jp.noren.billing.api.ChargedContracts;
import jp.noren.billing.api.ContractCharges;
import jp.noren.persistence.OutboxConsumer;
import jp.noren.persistence.Transactions;
import jp.noren.rental.internal.domain.Contract;
import jp.noren.rental.internal.domain.ReturnOrder;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Brings to the books what a return costs, and lets the deposit go once the device was inspected (R077). As an event, so that a desk can work on while
 * billing is being replaced; asked twice, everything happens once.
 */
@Component(
        service = OutboxConsumer.class,
        property = {OutboxConsumer.TOPIC + "=" + SettleReturn.TOPIC})
public final class SettleReturn implements OutboxConsumer {
    /** The order of a return has moved; aggregate its id. */
    static final String TOPIC = "rental.return-moved";

    private static final ObjectMapper JSON = new ObjectMapper();

    /** What is to be settled of it. */
    enum Part {
        LATE,
        LOSS,
        INSPECTED;

        String payload() {
            return "{\"part\":\"" + word() + "\"}";
        }

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Part of(String payload) throws java.io.IOException {
            return valueOf(JSON.readTree(payload).path("part").asText().toUpperCase(Locale.ROOT));
        }
    }

    private final Transactions transactions;
    private final ReturnBook returns;
    private final ContractBook contracts;
    private final ReturnPrices prices;
    private final ContractCharges charges;

    @Activate
    public SettleReturn(
            @Reference Transactions transactions,
            @Reference ReturnBook returns,
            @Reference ContractBook contracts,
            @Reference ReturnPrices prices,
            @Reference ContractCharges charges) {
        this.transactions = transactions;
        this.returns = returns;
        this.contracts = contracts;
        this.prices = prices;
        this.charges = charges;
    }

    @Override
    public void consume(Event event) throws Exception {
        Part part = Part.of(event.payload());
        Optional<String> charge = transactions.required(() -> {
            ReturnOrder order = returns.find(event.aggregate()).orElseThrow();
            Contract contract = contracts.find(order.contract()).orElseThrow();
            if (part == Part.INSPECTED) {
                charges.depositReleased(contract.id());
            }
            return add(order, contract, part);
        });
        charge.ifPresent(charges::collect);
    }

    private Optional<String> add(ReturnOrder order, Contract contract, Part part) {
        List<ChargeLine> lines =
                switch (part) {
                    case LATE -> prices.late(contract);
                    case LOSS -> prices.loss(contract);
                    case INSPECTED -> prices.missing(contract, order.came().missing());
                };
        if (lines.isEmpty()) {
            return Optional.empty();
        }
        Contract.Owner owner = contract.owner();
        var account = new ChargedContracts.Account(
                contract.id(),
                contract.number(),
                owner.member(),
                contract.payer().method(),
                contract.payer().customerRef());
        String key = "return-" + part.word() + ":" + order.id();
        return Optional.of(charges.add(new ContractCharges.Request(key, owner.storefront(), account, List.of(), lines))
                .id());
    }
}
