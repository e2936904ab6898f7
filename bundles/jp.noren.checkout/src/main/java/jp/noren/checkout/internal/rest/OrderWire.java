package jp.noren.checkout.internal.rest;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import jp.noren.kernel.Yen;

/**
 * An order as its member sees it (R108).
 *
 * @param number the number for people
 * @param reason why it was cancelled; absent unless it was
 * @param message what the member should know or do now; absent when there is nothing
 * @param subtotal yen without tax
 * @param total yen with tax
 * @param notices what belongs to its method of payment (R128, R131, R135)
 * @param receivable whose the claim is
 * @param hold absent unless the order is held
 * @param contact whom to ask, in words
 * @param contactWindow the window of its method of payment (R149); absent where the storefront names none
 */
public record OrderWire(
        String id,
        String number,
        String storefront,
        String status,
        String reason,
        String message,
        Instant placedAt,
        List<LineWire> lines,
        Yen subtotal,
        List<LineWire.TaxWire> taxPerRate,
        Yen tax,
        Yen total,
        PaymentWire payment,
        List<EventWire> history,
        ReceivableWire receivable,
        HoldWire hold,
        List<String> notices,
        String contact,
        ContactWire contactWindow) {

    /** A line of the history (R106). */
    public record Summary(
            String id, String number, String status, String reason, String method, Instant placedAt, Yen total) {}

    public record EventWire(String status, Instant at) {}

    /** @param payBy last day of a transfer, Japan */
    public record PaymentWire(
            String id,
            String method,
            String status,
            ActionWire nextAction,
            Instant expiresAt,
            LocalDate payBy,
            DeclineWire decline,
            Yen refunded) {}

    /** @param message what the buyer can do about it (R133) */
    public record DeclineWire(String reason, String message) {}

    /**
     * Whose the claim for the price is (R119).
     *
     * @param owner {@code payment_company} or {@code shop}
     */
    public record ReceivableWire(String owner, String name, ConsentWire consent) {}

    /** What the buyer agreed to, and when; its words are those of {@code GET payment-methods} on that day. */
    public record ConsentWire(String version, Instant agreedAt, String text) {}

    /** @param until when the order is cancelled if nothing comes of it */
    public record HoldWire(String reason, Instant until) {}
}
