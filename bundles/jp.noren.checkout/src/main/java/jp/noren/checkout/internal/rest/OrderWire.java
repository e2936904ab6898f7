package jp.noren.checkout.internal.rest;

import java.net.URI;
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
 * @param contact whom to ask (R149)
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
        List<String> notices,
        String contact) {

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

    /** What the buyer has to do: {@code redirect} (open the address) or {@code transfer} (pay in at the bank). */
    public record ActionWire(String type, URI url, TransferWire transfer) {}

    /** @param payerReference digits to put before the payer's name */
    public record TransferWire(
            String bank,
            String branch,
            String accountType,
            String accountNumber,
            String holder,
            String payerReference,
            Yen amount,
            LocalDate payBy) {}
}
