package jp.noren.rental.internal.app;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import jp.noren.kernel.Decision;
import jp.noren.kernel.RefusedException;
import jp.noren.kernel.RefusedException.FieldError;
import jp.noren.member.api.MemberView;
import jp.noren.rental.internal.domain.Application;
import jp.noren.rental.internal.domain.Beginning;
import jp.noren.rental.internal.domain.Contract;
import jp.noren.rental.internal.domain.Offer;
import jp.noren.rental.internal.domain.Paying;
import jp.noren.rental.internal.domain.PriceList;
import jp.noren.rental.internal.domain.RentalPolicy;
import jp.noren.rental.internal.domain.Start;
import jp.noren.rental.internal.domain.Status;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Says what a new or additional application would bring at a moment (R004, R005, R025, R030, R033). */
@Component(service = ForeseeApplication.class)
public final class ForeseeApplication {
    private final ReadPolicy policies;
    private final Catalogue catalogue;
    private final Parts parts;
    private final DeviceStock devices;

    @Activate
    public ForeseeApplication(
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
     * @param live the member's contracts that have not ended
     * @param at time of receipt, Japan
     * @throws RefusedException UNPROCESSABLE for a choice that the storefront does not offer
     */
    public Foreseen of(MemberView member, List<Contract> live, Wish wish, LocalDateTime at) {
        LocalDate day = at.toLocalDate();
        PriceList list = catalogue.on(member.storefront(), day);
        Offers.requireOffered(list, wish.choice());
        requireFields(wish);
        Application.Kind kind = live.isEmpty() ? Application.Kind.NEW : Application.Kind.ADDITIONAL;
        Offer.Priced priced = Offer.price(list, wish.choice(), PriceList.ADMIN);
        RentalPolicy policy = policies.on(member.storefront(), day);
        Contract.Payer payer =
                new Contract.Payer(wish.method(), wish.method().equals(Contract.Payer.CARD) ? member.id() : null);
        Contract.Owner owner = new Contract.Owner(member.storefront(), member.id());
        Decision decision = decide(member, live, wish, day)
                .and(() -> Start.decide(wish.start(), day, policy.startLeadDays(), policy.startWithinDays()))
                .and(() -> parts.check(Offers.draft(owner, priced, wish.start(), payer, at), wish.parts()))
                .and(() -> Offers.inStock(devices, member.storefront(), priced));
        if (!decision.isAllowed()) {
            return Foreseen.refused(wish, kind, null, decision);
        }
        Beginning beginning = Beginning.of(priced, day, wish.start(), payer, policy.settlementDay());
        return new Foreseen(wish, kind, decision, null, null, beginning, beginning.consequences());
    }

    /** Who is behind with a contract gets no other (Q25); one that is ending is no obstacle (R005). */
    private static Decision decide(MemberView member, List<Contract> live, Wish wish, LocalDate day) {
        if (live.stream().anyMatch(contract -> contract.on(day) == Status.SUSPENDED)) {
            return Decision.rejected("rental.suspended");
        }
        List<String> methods =
                live.stream().map(contract -> contract.payer().method()).toList();
        return Paying.applies(wish.method(), methods, member.kind().name());
    }

    private static void requireFields(Wish wish) {
        if (wish.start() == null) {
            throw RefusedException.invalid(List.of(FieldError.of("/start", "rest.field-required")));
        }
        if (wish.method() == null) {
            throw RefusedException.invalid(List.of(FieldError.of("/method", "rest.field-required")));
        }
    }
}
