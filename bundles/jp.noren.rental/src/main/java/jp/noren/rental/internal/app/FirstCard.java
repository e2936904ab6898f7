package jp.noren.rental.internal.app;

import java.util.List;
import java.util.Map;
import jp.noren.kernel.RefusedException;
import jp.noren.kernel.RefusedException.FieldError;
import jp.noren.kernel.RefusedException.Kind;
import jp.noren.member.api.MemberView;
import jp.noren.payment.api.StoredCards;
import jp.noren.payment.spi.PaymentSource;
import jp.noren.rental.internal.domain.Contract;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Keeps the card of a member who has none here yet. Whoever has one changes it on the page made for that, with its own days (R018, R026). */
@Component(service = FirstCard.class)
public final class FirstCard {
    private final StoredCards cards;

    @Activate
    public FirstCard(@Reference StoredCards cards) {
        this.cards = cards;
    }

    /**
     * Outside any transaction.
     *
     * @throws RefusedException UNPROCESSABLE without a token where one is needed; CONFLICT {@code rental.card-kept-already},
     *     {@code rental.card-declined}, {@code rental.card-unsure}
     */
    void keep(MemberView member, List<Contract> live, String method, PaymentSource.CardToken card) {
        boolean kept = live.stream()
                .anyMatch(contract -> contract.payer().isCard()
                        && member.id().equals(contract.payer().customerRef()));
        if (card == null) {
            if (Contract.Payer.CARD.equals(method) && !kept) {
                throw RefusedException.invalid(List.of(FieldError.of("/card", "rental.card-missing")));
            }
            return;
        }
        if (kept || !Contract.Payer.CARD.equals(method)) {
            throw new RefusedException(Kind.CONFLICT, kept ? "rental.card-kept-already" : "rental.card-not-asked");
        }
        judge(cards.keep(member.storefront(), member.id(), card));
    }

    private static void judge(StoredCards.Kept kept) {
        if (kept instanceof StoredCards.Kept.Declined declined) {
            throw new RefusedException(
                    Kind.CONFLICT,
                    "rental.card-declined",
                    Map.of("reason", declined.reason().name()));
        }
        if (kept instanceof StoredCards.Kept.Unknown) {
            throw new RefusedException(Kind.CONFLICT, "rental.card-unsure");
        }
    }
}
