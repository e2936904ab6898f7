package jp.noren.checkout.internal.app;

import java.time.Instant;
import jp.noren.access.api.Caller;
import jp.noren.checkout.internal.domain.Order;
import jp.noren.checkout.internal.domain.Shop;
import jp.noren.member.api.MemberView;
import jp.noren.payment.api.Payments;

/**
 * An order that may be written: everything was judged, nothing is stored yet.
 *
 * @param order as it will be written; its payment has no id yet
 * @param newTerms the version of the terms this order agrees to for the first time, or null
 */
record Draft(
        Caller caller,
        MemberView buyer,
        Shop shop,
        Order order,
        Payments.Start start,
        String key,
        String newTerms,
        Instant at) {}
