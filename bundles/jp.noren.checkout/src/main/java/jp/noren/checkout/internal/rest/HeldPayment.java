package jp.noren.checkout.internal.rest;

import java.net.URI;
import jp.noren.checkout.internal.app.PayHeldOtherwise;
import jp.noren.rest.Request;

/**
 * How a held order is to be paid instead.
 *
 * @param returnUrl where the browser goes at the end of 3-D Secure: one of the storefront's own pages
 */
public record HeldPayment(OrderRequest.PaymentRequest payment, URI returnUrl) {

    PayHeldOtherwise.Command command(Request request, String order) {
        return new PayHeldOtherwise.Command(request.caller(), order, OrderRequest.method(payment), returnUrl);
    }
}
