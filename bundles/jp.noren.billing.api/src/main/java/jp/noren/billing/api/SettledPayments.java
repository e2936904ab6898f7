package jp.noren.billing.api;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Payments of contracts that were tried, for receipts (R034 to R038). */
public interface SettledPayments {

    /**
     * @param id the charge, {@code chg_…}
     * @param method of this payment, not of the member today (R037)
     * @param status {@code CAPTURED}, {@code FAILED}, {@code VOIDED}, {@code REFUNDED} (whole) or {@code PARTLY_REFUNDED}
     * @param lines without tax each; the tax is reckoned once per rate
     * @param refunded yen with tax that were given back
     */
    record Payment(
            String id,
            String storefront,
            String member,
            String contractNumber,
            String method,
            String status,
            Instant settledAt,
            List<ChargeLine> lines,
            long refunded) {}

    Optional<Payment> find(String id);

    /** A member's payments, newest first. */
    List<Payment> ofMember(String storefront, String member, int limit);
}
