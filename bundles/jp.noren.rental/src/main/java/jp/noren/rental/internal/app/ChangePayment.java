package jp.noren.rental.internal.app;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import jp.noren.access.api.Caller;
import jp.noren.kernel.Ids;
import jp.noren.kernel.RefusedException;
import jp.noren.payment.api.StoredCards;
import jp.noren.payment.api.StoredCards.Kept;
import jp.noren.payment.spi.PaymentSource;
import jp.noren.persistence.Transactions;
import jp.noren.rental.internal.domain.CardFace;
import jp.noren.rental.internal.domain.Contract;
import jp.noren.rental.internal.domain.Japan;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * A member pays with another card from now on, or by card instead of what he had (R018 to R033). The rules are asked at receipt, before anything is sent;
 * then the payment company keeps the card; only when it does, the contracts change, all in one transaction. One change of a card runs at a time.
 */
@Component(service = ChangePayment.class)
public final class ChangePayment {
    /** Longer than the payment company is ever given to answer. */
    private static final Duration HOLD = Duration.ofSeconds(90);

    private final Clock clock;
    private final Transactions transactions;
    private final OwnContracts own;
    private final StoredCards cards;
    private final KeepChange keep;

    @Activate
    public ChangePayment(
            @Reference Clock clock,
            @Reference Transactions transactions,
            @Reference OwnContracts own,
            @Reference StoredCards cards,
            @Reference KeepChange keep) {
        this.clock = clock;
        this.transactions = transactions;
        this.own = own;
        this.cards = cards;
        this.keep = keep;
    }

    /**
     * What is asked for.
     *
     * @param key the request's idempotency
     * @param page whose contracts
     * @param card the payment company's one-time token; null when the wanted method is not the card, and then nobody is asked
     */
    public record Command(Caller caller, String key, Page page, String method, PaymentSource.CardToken card) {}

    /**
     * Which page it was asked on.
     *
     * @param legacy the page of contracts of old
     * @param contract number of the one legacy contract meant; null when there is only one
     */
    public record Page(boolean legacy, String contract) {}

    /**
     * What came of it.
     *
     * @param contracts their numbers
     * @param firstSettlement the settlement that uses it first (R029)
     */
    public record Changed(String method, List<String> contracts, CardFace card, LocalDate firstSettlement) {
        public Changed {
            contracts = List.copyOf(contracts);
        }
    }

    /** A change that may go on. */
    record Claimed(Command command, Instant at, String customerRef, String holder) {}

    /**
     * @throws RefusedException CONFLICT {@code rental.payment-change-not-allowed}, {@code rental.settlement-day}, {@code rental.card-declined} (the card
     *     before stays), {@code rental.card-change-running}; NOT_FOUND {@code rental.no-legacy-contract}, {@code rental.no-contract};
     *     UNPROCESSABLE; UNAVAILABLE {@code rental.card-outcome-unknown}
     */
    public Changed handle(Command command) {
        Instant at = clock.instant();
        Claimed claimed = begin(command, at);
        Optional<Changed> before = transactions.required(() -> keep.alreadyDone(claimed));
        if (before.isPresent()) {
            return before.get();
        }
        if (command.card() == null) {
            return transactions.required(() -> keep.write(claimed, null));
        }
        Kept kept;
        CardFace face;
        try {
            kept = cards.keep(command.caller().storefront(), claimed.customerRef(), command.card());
            face = kept instanceof Kept.Stored ? face(claimed) : CardFace.UNKNOWN;
        } catch (RuntimeException e) {
            transactions.run(() -> keep.giveUp(claimed, "not-sent"));
            throw e;
        }
        return end(claimed, kept, face);
    }

    private Claimed begin(Command command, Instant at) {
        try {
            return transactions.required(() -> claim(command, at));
        } catch (RefusedException refused) {
            transactions.run(() -> keep.refused(command, refused.code()));
            throw refused;
        }
    }

    private Claimed claim(Command command, Instant at) {
        List<Contract> present = wanted(command, at);
        String storefront = command.caller().storefront();
        boolean legacy = command.page().legacy();
        own.mayChange(storefront, present, command.method(), legacy, at).orRefuse(RefusedException.Kind.CONFLICT);
        Claimed claimed = new Claimed(command, at, reference(command, present), Ids.random("cch"));
        keep.requireClaim(claimed, at.plus(HOLD));
        return claimed;
    }

    private List<Contract> wanted(Command command, Instant at) {
        Caller caller = command.caller();
        boolean legacy = command.page().legacy();
        List<Contract> live = own.live(caller.storefront(), caller.id(), legacy, Japan.day(at));
        return keep.chosen(live, command.page());
    }

    /** Contracts of a member share his card; a legacy contract has its own, under its own name (R021). */
    private static String reference(Command command, List<Contract> present) {
        String own =
                command.page().legacy() ? present.get(0).id() : command.caller().id();
        return present.stream()
                .map(contract -> contract.payer().customerRef())
                .filter(Objects::nonNull)
                .sorted()
                .findFirst()
                .orElse(own);
    }

    /** What is written on the card is good to know, but no reason to fail. */
    private CardFace face(Claimed claimed) {
        String brand = claimed.command().card().brand() == null
                ? null
                : claimed.command().card().brand().name();
        return cards.face(claimed.command().caller().storefront(), claimed.customerRef())
                .map(told -> new CardFace(told.brand() == null ? brand : told.brand(), told.last4(), told.expires()))
                .orElseGet(() -> new CardFace(brand, null, null));
    }

    private Changed end(Claimed claimed, Kept kept, CardFace face) {
        if (kept instanceof Kept.Declined declined) {
            transactions.run(() -> keep.giveUp(claimed, "declined"));
            throw KeepChange.declined(declined.reason());
        }
        if (kept instanceof Kept.Unknown) {
            transactions.run(() -> keep.giveUp(claimed, "unknown"));
            throw new RefusedException(
                    RefusedException.Kind.UNAVAILABLE, "rental.card-outcome-unknown", Map.of("retry_after", 5));
        }
        return transactions.required(() -> keep.write(claimed, face));
    }
}
