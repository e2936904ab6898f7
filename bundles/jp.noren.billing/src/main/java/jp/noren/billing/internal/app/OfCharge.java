package jp.noren.billing.internal.app;

import jp.noren.payment.api.Payments;

/** The purposes of payments for charges. */
final class OfCharge {
    private OfCharge() {}

    static String purpose(String charge) {
        return Payments.CHARGE + charge;
    }

    static String id(String purpose) {
        return purpose.substring(Payments.CHARGE.length());
    }
}
