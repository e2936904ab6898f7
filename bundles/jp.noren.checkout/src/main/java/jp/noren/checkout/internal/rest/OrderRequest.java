package jp.noren.checkout.internal.rest;

import java.net.URI;
import java.util.List;
import jp.noren.checkout.internal.app.PlaceOrder;
import jp.noren.kernel.RefusedException;
import jp.noren.kernel.RefusedException.FieldError;
import jp.noren.kernel.Yen;
import jp.noren.rest.Request;

/**
 * Buys what lies in the cart.
 *
 * @param termsVersion the version of the storefront's terms that this order agrees to, where it is asked for (R105)
 * @param returnUrl where the browser goes at the end of 3-D Secure: one of the storefront's own pages
 * @param expectedTotal the total with tax that the buyer was shown; another one is refused. May be absent
 */
public record OrderRequest(PaymentRequest payment, String termsVersion, URI returnUrl, Yen expectedTotal) {

    public record PaymentRequest(String method, CardRequest card) {}

    /** A card as the payment company's one-time token. A card number has no field here (R129). */
    public record CardRequest(String token, String tokenKey, String brand, Integer instalments, Boolean authenticate) {
        @Override
        public String toString() {
            return "CardRequest[hidden]";
        }
    }

    PlaceOrder.Command command(Request request) {
        if (payment == null || payment.method() == null) {
            throw RefusedException.invalid(List.of(FieldError.of("/payment/method", "checkout.method-missing")));
        }
        return new PlaceOrder.Command(
                request.caller(),
                request.idempotencyKey().orElseThrow(),
                new PlaceOrder.Method(payment.method(), card(payment.card())),
                termsVersion,
                returnUrl,
                expectedTotal);
    }

    private static PlaceOrder.Card card(CardRequest card) {
        return card == null
                ? null
                : new PlaceOrder.Card(
                        card.token(),
                        card.tokenKey(),
                        card.brand(),
                        card.instalments() == null ? 1 : card.instalments(),
                        Boolean.TRUE.equals(card.authenticate()));
    }
}
