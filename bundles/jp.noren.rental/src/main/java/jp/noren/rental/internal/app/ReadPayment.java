package jp.noren.rental.internal.app;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import jp.noren.access.api.Caller;
import jp.noren.kernel.Decision;
import jp.noren.kernel.RefusedException;
import jp.noren.rental.internal.domain.CardFace;
import jp.noren.rental.internal.domain.Contract;
import jp.noren.rental.internal.domain.Japan;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The member's page of payment: how his contracts are paid, and what he may change today. */
@Component(service = ReadPayment.class)
public final class ReadPayment {
    private static final List<String> METHODS = List.of("CARD", "ATONE", "NP");

    private final Clock clock;
    private final OwnContracts own;
    private final CardBook cards;
    private final PaymentPolicy policy;

    @Activate
    public ReadPayment(
            @Reference Clock clock,
            @Reference OwnContracts own,
            @Reference CardBook cards,
            @Reference PaymentPolicy policy) {
        this.clock = clock;
        this.own = own;
        this.cards = cards;
        this.policy = policy;
    }

    /**
     * How one contract is paid.
     *
     * @param card null for other methods
     */
    public record Paid(Contract contract, Card card) {}

    /**
     * A card that is kept.
     *
     * @param renew whether the member is to bring another one (R024)
     * @param missesSettlement whether it can no longer be charged at the next settlement
     */
    public record Card(CardFace face, boolean renew, boolean missesSettlement) {}

    /** A method that may be changed to from the present one, and whether that is possible now. */
    public record Choice(String method, Decision now) {}

    /**
     * The page.
     *
     * @param method the one it shows (Q42); null without a contract
     * @param others how many contracts are changed on the other page
     */
    public record Shown(
            String method, List<Paid> contracts, List<Choice> choices, LocalDate nextSettlement, int others) {}

    /** @throws RefusedException NOT_FOUND {@code rental.no-legacy-contract} on the page of contracts of old for a member who has none (R020) */
    public Shown handle(Caller member, boolean legacy) {
        Instant at = clock.instant();
        LocalDate today = Japan.day(at);
        String storefront = member.storefront();
        List<Contract> live = own.live(storefront, member.id(), legacy, today);
        if (legacy && live.isEmpty()) {
            throw new RefusedException(RefusedException.Kind.NOT_FOUND, "rental.no-legacy-contract");
        }
        LocalDate settlement = policy.nextSettlement(storefront, today);
        return new Shown(
                OwnContracts.shown(live).orElse(null),
                live.stream()
                        .map(contract -> new Paid(contract, card(contract, today, settlement)))
                        .toList(),
                choices(storefront, live, legacy, at),
                settlement,
                own.live(storefront, member.id(), !legacy, today).size());
    }

    /** What the policy never allows is not offered (R031). */
    private List<Choice> choices(String storefront, List<Contract> live, boolean legacy, Instant at) {
        if (live.isEmpty()) {
            return List.of();
        }
        return METHODS.stream()
                .filter(method -> policy.transitions(storefront, Japan.day(at))
                        .decide(OwnContracts.methods(live), method)
                        .isAllowed())
                .map(method -> new Choice(method, own.mayChange(storefront, live, method, legacy, at)))
                .toList();
    }

    private Card card(Contract contract, LocalDate today, LocalDate settlement) {
        if (!contract.payer().isCard()) {
            return null;
        }
        CardFace face = Optional.ofNullable(contract.payer().customerRef())
                .flatMap(cards::find)
                .map(CardBook.Kept::face)
                .orElse(CardFace.UNKNOWN);
        return new Card(face, face.isToBeRenewed(today), face.expiresBefore(settlement));
    }
}
