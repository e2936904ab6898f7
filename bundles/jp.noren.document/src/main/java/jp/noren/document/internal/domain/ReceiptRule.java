package jp.noren.document.internal.domain;

import java.util.List;
import java.util.Map;
import java.util.Set;
import jp.noren.kernel.Decision;

/** Receipts are issued for captured card payments only; the method of the payment decides, not the member's of today (R034, R035, R037, R038). */
public final class ReceiptRule {
    /** Money that was taken, and not given back as a whole. */
    private static final Set<String> RECEIVED = Set.of("CAPTURED", "PARTLY_REFUNDED");

    private ReceiptRule() {}

    /**
     * @param methods policy {@code receiptMethods} of the storefront
     * @param method of this payment
     * @param status of this payment
     */
    public static Decision judge(List<String> methods, String method, String status) {
        if (!methods.contains(method)) {
            return Decision.rejected("document.receipt-not-supported");
        }
        return RECEIVED.contains(status)
                ? Decision.allowed()
                : Decision.rejected("document.receipt-not-received", Map.of("status", status));
    }
}
