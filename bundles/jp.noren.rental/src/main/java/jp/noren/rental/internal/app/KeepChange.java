package jp.noren.rental.internal.app;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import jp.noren.access.api.Caller;
import jp.noren.kernel.RefusedException;
import jp.noren.kernel.RefusedException.FieldError;
import jp.noren.kernel.RefusedException.Kind;
import jp.noren.payment.spi.DeclineReason;
import jp.noren.rental.internal.domain.CardFace;
import jp.noren.rental.internal.domain.Contract;
import jp.noren.rental.internal.domain.Japan;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Writes a change of payment: who is at it, what came of it, which contracts it covers. Joins the running transaction. */
@Component(service = KeepChange.class)
public final class KeepChange {
    private final Clock clock;
    private final OwnContracts own;
    private final ContractBook contracts;
    private final CardBook cards;
    private final CardNews news;

    @Activate
    public KeepChange(
            @Reference Clock clock,
            @Reference OwnContracts own,
            @Reference ContractBook contracts,
            @Reference CardBook cards,
            @Reference CardNews news) {
        this.clock = clock;
        this.own = own;
        this.contracts = contracts;
        this.cards = cards;
        this.news = news;
    }

    /** The contracts meant: all of the normal page (Q42), one of the legacy page. */
    List<Contract> chosen(List<Contract> live, ChangePayment.Page page) {
        if (live.isEmpty()) {
            throw new RefusedException(
                    Kind.NOT_FOUND, page.legacy() ? "rental.no-legacy-contract" : "rental.no-contract");
        }
        if (!page.legacy()) {
            return live;
        }
        if (page.contract() == null && live.size() > 1) {
            throw RefusedException.invalid(List.of(FieldError.of("/contract", "rental.contract-missing")));
        }
        return live.stream()
                .filter(contract -> page.contract() == null || page.contract().equals(contract.number()))
                .findFirst()
                .map(List::of)
                .orElseThrow(() -> new RefusedException(Kind.NOT_FOUND, "rental.no-legacy-contract"));
    }

    void requireClaim(ChangePayment.Claimed claimed, Instant until) {
        if (!cards.claim(claimed.customerRef(), claimed.holder(), claimed.at(), until)) {
            throw new RefusedException(Kind.CONFLICT, "rental.card-change-running", Map.of("retry_after", 5));
        }
    }

    /** The same request again, whose answer was lost: nothing is sent a second time. */
    Optional<ChangePayment.Changed> alreadyDone(ChangePayment.Claimed claimed) {
        Optional<CardBook.Kept> kept = cards.find(claimed.customerRef())
                .filter(card -> card.key().equals(claimed.command().key()));
        kept.ifPresent(card -> cards.release(claimed.customerRef(), claimed.holder()));
        return kept.map(card -> changed(claimed, present(claimed, false), card.face()));
    }

    /** The change is over without one: the card and the method before stay. */
    void giveUp(ChangePayment.Claimed claimed, String why) {
        cards.release(claimed.customerRef(), claimed.holder());
        news.failed(claimed.command(), claimed.customerRef(), why);
    }

    void refused(ChangePayment.Command command, String code) {
        news.refused(command, code);
    }

    /**
     * R018, R028, R029: what the payment company has taken is the contracts' from now on.
     *
     * @param face of the card; null when the wanted method is not the card
     */
    ChangePayment.Changed write(ChangePayment.Claimed claimed, CardFace face) {
        ChangePayment.Command command = claimed.command();
        if (!cards.release(claimed.customerRef(), claimed.holder())) {
            throw new RefusedException(Kind.UNAVAILABLE, "rental.card-outcome-unknown", Map.of("retry_after", 5));
        }
        List<Contract> present = present(claimed, true);
        List<String> before = OwnContracts.methods(present);
        Contract.Payer payer = new Contract.Payer(command.method(), face == null ? null : claimed.customerRef());
        present.stream().filter(contract -> !contract.payer().equals(payer)).forEach(contract -> pay(contract, payer));
        if (face != null) {
            put(claimed, face);
        }
        ChangePayment.Changed changed = changed(claimed, present, face == null ? CardFace.UNKNOWN : face);
        news.changed(command, claimed.customerRef(), before, changed);
        return changed;
    }

    private void put(ChangePayment.Claimed claimed, CardFace face) {
        ChangePayment.Command command = claimed.command();
        Caller caller = command.caller();
        cards.put(
                new CardBook.Kept(claimed.customerRef(), caller.storefront(), caller.id(), face, command.key()),
                clock.instant());
    }

    private List<Contract> present(ChangePayment.Claimed claimed, boolean lock) {
        ChangePayment.Command command = claimed.command();
        String storefront = command.caller().storefront();
        String member = command.caller().id();
        LocalDate day = Japan.day(claimed.at());
        boolean legacy = command.page().legacy();
        List<Contract> live =
                lock ? own.lockLive(storefront, member, legacy, day) : own.live(storefront, member, legacy, day);
        return chosen(live, command.page());
    }

    private void pay(Contract contract, Contract.Payer payer) {
        if (!contracts.pays(contract, payer, clock.instant())) {
            throw new IllegalStateException("contract " + contract.id() + " changed while it was held");
        }
    }

    private ChangePayment.Changed changed(ChangePayment.Claimed claimed, List<Contract> present, CardFace face) {
        ChangePayment.Command command = claimed.command();
        return new ChangePayment.Changed(
                command.method(),
                present.stream().map(Contract::number).sorted().toList(),
                face,
                news.firstSettlement(command.caller().storefront(), Japan.day(claimed.at())));
    }

    /** The reason stands in the field, in the payment company's classes (R018). */
    static RefusedException declined(DeclineReason reason) {
        String word = reason.name().toLowerCase(Locale.ROOT).replace('_', '-');
        return new RefusedException(
                Kind.CONFLICT,
                "rental.card-declined",
                Map.of("reason", word),
                List.of(FieldError.of("/card/token", "payment.declined-" + word)));
    }
}
