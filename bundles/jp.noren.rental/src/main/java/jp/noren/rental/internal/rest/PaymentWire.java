package jp.noren.rental.internal.rest;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import jp.noren.i18n.Messages;
import jp.noren.kernel.Decision;
import jp.noren.kernel.RefusedException;
import jp.noren.kernel.RefusedException.FieldError;
import jp.noren.payment.spi.CardBrand;
import jp.noren.payment.spi.PaymentSource;
import jp.noren.rental.internal.app.ChangePayment;
import jp.noren.rental.internal.app.ReadPayment;
import jp.noren.rental.internal.domain.CardFace;
import jp.noren.rest.Request;

/** What goes over the wire of a member's page of payment. */
final class PaymentWire {
    private PaymentWire() {}

    /** Never a number; what is not told is absent. */
    record Card(String brand, String lastFour, String expires, Boolean renew, Boolean missesSettlement) {
        static Card of(ReadPayment.Card card) {
            return card == null ? null : of(card.face(), card.renew(), card.missesSettlement());
        }

        static Card of(CardFace face, Boolean renew, Boolean missesSettlement) {
            String expires = face.expires() == null ? null : face.expires().toString();
            return new Card(face.brand(), face.last4(), expires, renew, missesSettlement);
        }
    }

    record Contract(String id, String number, String method, Card card) {}

    /**
     * A method that the member may change to.
     *
     * @param open whether that is possible now
     * @param code why not, with its text; absent when it is
     * @param next the first day on which it is possible again
     */
    record Choice(String method, boolean open, String code, String detail, LocalDate next) {}

    /**
     * The page.
     *
     * @param notices what the member is told on top of it
     */
    record View(
            String method,
            List<Contract> contracts,
            List<Choice> choices,
            LocalDate nextSettlementOn,
            int contractsOnOtherPage,
            List<Notice> notices) {

        static View of(ReadPayment.Shown shown, boolean legacy, Messages messages, String language) {
            List<Notice> notices = shown.others() > 0 && !legacy
                    ? List.of(Notice.of("rental.legacy-card-page", messages, language))
                    : List.of();
            return new View(
                    shown.method(),
                    shown.contracts().stream().map(View::contract).toList(),
                    shown.choices().stream()
                            .map(choice -> choice(choice, messages, language))
                            .toList(),
                    shown.nextSettlement(),
                    shown.others(),
                    notices);
        }

        private static Contract contract(ReadPayment.Paid paid) {
            var contract = paid.contract();
            return new Contract(
                    contract.id(), contract.number(), contract.payer().method(), Card.of(paid.card()));
        }

        private static Choice choice(ReadPayment.Choice choice, Messages messages, String language) {
            if (choice.now() instanceof Decision.Rejected no) {
                LocalDate next = no.args().get("next") instanceof LocalDate day ? day : null;
                String text = messages.text(language, no.code(), no.args());
                return new Choice(choice.method(), false, no.code(), text, next);
            }
            return new Choice(choice.method(), true, null, null, null);
        }
    }

    record Notice(String code, String detail) {
        static Notice of(String code, Messages messages, String language) {
            return new Notice(code, messages.text(language, code, Map.of()));
        }
    }

    /** A card as the payment company's one-time token. A card number has no field here. */
    record CardRequest(String token, String tokenKey, String brand) {
        PaymentSource.CardToken read() {
            if (token == null || token.isBlank() || tokenKey == null || tokenKey.isBlank()) {
                throw RefusedException.invalid(List.of(FieldError.of("/card/token", "rental.card-missing")));
            }
            return new PaymentSource.CardToken(token, tokenKey, readBrand(), 1, false);
        }

        private CardBrand readBrand() {
            try {
                return brand == null ? null : CardBrand.valueOf(brand);
            } catch (IllegalArgumentException e) {
                throw RefusedException.invalid(List.of(FieldError.of("/card/brand", "rental.card-brand-unknown")));
            }
        }

        @Override
        public String toString() {
            return "CardRequest[hidden]";
        }
    }

    /**
     * A wish to pay otherwise.
     *
     * @param method absent: by card
     * @param contract number of the legacy contract, where there are several
     */
    record ChangeRequest(String method, CardRequest card, String contract) {
        private static final String CARD = "CARD";

        ChangePayment.Command command(Request request, boolean legacy) {
            String wanted = method == null ? CARD : method;
            PaymentSource.CardToken token = card == null && !CARD.equals(wanted) ? null : cardOf();
            return new ChangePayment.Command(
                    request.caller(),
                    request.idempotencyKey().orElseThrow(),
                    new ChangePayment.Page(legacy, contract),
                    wanted,
                    token);
        }

        private PaymentSource.CardToken cardOf() {
            return (card == null ? new CardRequest(null, null, null) : card).read();
        }
    }

    record Changed(String method, List<String> contracts, Card card, LocalDate firstSettlementOn) {
        static Changed of(ChangePayment.Changed changed) {
            return new Changed(
                    changed.method(),
                    changed.contracts(),
                    Card.of(changed.card(), null, null),
                    changed.firstSettlement());
        }
    }
}
