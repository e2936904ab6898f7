package jp.noren.checkout.internal.app;

import jp.noren.checkout.internal.domain.PaymentNews;
import jp.noren.payment.api.PaymentStatus;

/** What a payment's status means to its order. A refund leaves the order as it is: it was paid. */
final class News {
    private News() {}

    static PaymentNews of(PaymentStatus status) {
        return switch (status) {
            case PREPARED -> PaymentNews.NOTHING;
            case REQUIRES_ACTION -> PaymentNews.BUYER_MUST_ACT;
            case AWAITING_DEPOSIT -> PaymentNews.DEPOSIT_AWAITED;
            case UNDER_REVIEW -> PaymentNews.IN_REVIEW;
            case CONFIRMING -> PaymentNews.UNKNOWN;
            case AWAITING_COLLECTION -> PaymentNews.SECURED;
            case SUCCEEDED, PARTLY_REFUNDED, REFUNDED -> PaymentNews.PAID;
            case DECLINED -> PaymentNews.REFUSED;
            case CANCELLED -> PaymentNews.GIVEN_UP;
            case EXPIRED -> PaymentNews.EXPIRED;
        };
    }
}
