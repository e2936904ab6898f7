package jp.noren.rental.internal.app;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import jp.noren.kernel.Decision;
import jp.noren.kernel.RefusedException;
import jp.noren.kernel.TaxRate;
import jp.noren.kernel.Yen;
import jp.noren.rental.api.ContractView;
import jp.noren.rental.internal.domain.Application;
import jp.noren.rental.internal.domain.Beginning;
import jp.noren.rental.internal.domain.Consequence;
import jp.noren.rental.internal.domain.Contract;
import jp.noren.rental.internal.domain.Ending;
import jp.noren.rental.internal.domain.Offer;
import jp.noren.rental.internal.domain.Paying;
import jp.noren.rental.internal.domain.PlanChange;
import jp.noren.rental.internal.domain.PriceList;
import jp.noren.rental.internal.domain.RentalPolicy;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Says what a plan change would bring at a moment (R057 to R071). */
@Component(service = ForeseePlanChange.class)
public final class ForeseePlanChange {
    private final ReadPolicy policies;
    private final Catalogue catalogue;
    private final Parts parts;
    private final DeviceStock devices;

    @Activate
    public ForeseePlanChange(
            @Reference ReadPolicy policies,
            @Reference Catalogue catalogue,
            @Reference Parts parts,
            @Reference DeviceStock devices) {
        this.policies = policies;
        this.catalogue = catalogue;
        this.parts = parts;
        this.devices = devices;
    }

    /**
     * @param at time of receipt, Japan
     * @throws RefusedException UNPROCESSABLE for a choice that the storefront does not offer
     */
    public Foreseen of(Contract contract, Wish wish, LocalDateTime at) {
        String storefront = contract.owner().storefront();
        PriceList list = catalogue.on(storefront, at.toLocalDate());
        Offers.requireOffered(list, wish.choice());
        Offer.Priced priced = Offer.price(list, wish.choice(), PriceList.PLAN_CHANGE);
        RentalPolicy policy = policies.on(storefront, at.toLocalDate());
        Decision decision = Paying.stays(contract.payer().method(), wish.method())
                .and(() -> PlanChange.decide(contract, priced.rented(), at, policy.planChange(), policy.blackouts()))
                .and(() -> parts.check(draft(contract, priced, at), wish.parts()))
                .and(() -> Offers.inStock(devices, contract.owner().storefront(), priced));
        return decision.isAllowed()
                ? foreseen(contract, wish, priced, at)
                : Foreseen.refused(wish, Application.Kind.PLAN_CHANGE, contract, decision);
    }

    private Foreseen foreseen(Contract contract, Wish wish, Offer.Priced priced, LocalDateTime at) {
        LocalDate day = at.toLocalDate();
        String storefront = contract.owner().storefront();
        RentalPolicy policy = policies.on(storefront, day);
        LocalDate end = PlanChange.oldEnds(day);
        Ending ending = Ending.of(contract, day, end, policy.returnDueDay(), policies.depositMeasured(contract));
        Beginning beginning =
                Beginning.of(priced, day, PlanChange.newStarts(day), contract.payer(), policy.settlementDay());
        return new Foreseen(
                        wish,
                        Application.Kind.PLAN_CHANGE,
                        Decision.allowed(),
                        contract,
                        ending,
                        beginning,
                        ending.consequences())
                .telling(parts.ifEnded(Views.of(contract, day), end))
                .telling(beginning.consequences())
                .telling(fee(priced))
                .telling(List.of(Consequence.ticked("plan-change-final", Map.of())));
    }

    private static List<Consequence> fee(Offer.Priced priced) {
        return priced.once().stream()
                .filter(line -> line.code().equals("plan-change-fee"))
                .map(line -> {
                    Yen fee = Yen.of(line.amount());
                    Yen gross = fee.plus(new TaxRate(line.taxPercent()).taxOn(fee));
                    return Consequence.ticked("plan-change-fee", Map.of("fee", fee, "gross", gross));
                })
                .toList();
    }

    private static ContractView draft(Contract old, Offer.Priced priced, LocalDateTime at) {
        return Offers.draft(old.owner(), priced, PlanChange.newStarts(at.toLocalDate()), old.payer(), at);
    }
}
