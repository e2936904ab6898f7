package jp.noren.checkout.internal.rest;

import java.util.List;
import jp.noren.kernel.RefusedException;
import jp.noren.kernel.RefusedException.FieldError;
import jp.noren.rest.Request;

/** What a request leaves unsaid. */
final class Asked {
    private Asked() {}

    /** The caller's own storefront, where the request names none. */
    static String storefront(Request request) {
        String own = request.caller().storefront();
        if (own == null) {
            throw RefusedException.invalid(List.of(FieldError.of("/storefront", "checkout.storefront-missing")));
        }
        return own;
    }
}
