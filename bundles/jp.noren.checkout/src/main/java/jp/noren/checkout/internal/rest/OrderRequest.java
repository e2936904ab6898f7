package jp.noren.checkout.internal.rest;

import java.net.URI;
import java.time.YearMonth;
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

    /** @param assignmentVersion the version of the assignment of the claim that is agreed to (R119); see {@code GET payment-methods} */
    public record PaymentRequest(
            String method, CardRequest card, WalletRequest wallet, RentRequest rent, String assignmentVersion) {

        PlaceOrder.Method read() {
            return new PlaceOrder.Method(
                    method,
                    card == null ? null : card.read(),
                    wallet == null ? null : new PlaceOrder.Wallet(wallet.userToken()),
                    rent == null ? null : new PlaceOrder.Rent(rent.lease(), rent.month()),
                    assignmentVersion);
        }
    }

    /** What the wallet's own script in the browser gave. */
    public record WalletRequest(String userToken) {
        @Override
        public String toString() {
            return "WalletRequest[hidden]";
        }
    }

    /** @param month the first rent claim it is added to */
    public record RentRequest(String lease, YearMonth month) {}

    /** A card as the payment company's one-time token. A card number has no field here (R129). */
    public record CardRequest(String token, String tokenKey, String brand, Integer instalments, Boolean authenticate) {
        PlaceOrder.Card read() {
            return new PlaceOrder.Card(
                    token, tokenKey, brand, instalments == null ? 1 : instalments, Boolean.TRUE.equals(authenticate));
        }

        @Override
        public String toString() {
            return "CardRequest[hidden]";
        }
    }

    PlaceOrder.Command command(Request request) {
        return new PlaceOrder.Command(
                request.caller(),
                request.idempotencyKey().orElseThrow(),
                method(payment),
                termsVersion,
                returnUrl,
                expectedTotal);
    }

    static PlaceOrder.Method method(PaymentRequest payment) {
        if (payment == null || payment.method() == null) {
            throw RefusedException.invalid(List.of(FieldError.of("/payment/method", "checkout.method-missing")));
        }
        return payment.read();
    }
}
