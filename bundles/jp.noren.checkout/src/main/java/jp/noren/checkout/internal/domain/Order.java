package jp.noren.checkout.internal.domain;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a member ordered, and how far it is. Never deleted (R106, R134).
 *
 * @param id {@code ord_…}
 * @param number the number for people
 * @param payment how it is paid
 * @param reason why it was cancelled, or null
 * @param history oldest first; the last is the status
 */
public record Order(
        String id,
        String number,
        Owner owner,
        List<Item> items,
        Total total,
        Payment payment,
        CancelReason reason,
        List<OrderEvent> history) {

    public record Owner(String storefront, String member) {}

    /**
     * @param id {@code pay_…}; null as long as the order is held
     * @param payBy the last day for a transfer, Japan; null where it does not apply
     * @param consent to the assignment of the claim (R119); {@link Consent#NONE} where none was asked for
     * @param heldUntil when a held order is cancelled; null unless it was held
     */
    public record Payment(String id, String method, LocalDate payBy, Consent consent, Instant heldUntil) {

        public Tender tender() {
            return Tender.of(method);
        }

        /** The same with the payment that was begun for it. */
        public Payment begun(String payment) {
            return new Payment(payment, method, payBy, consent, heldUntil);
        }

        public Payment held(Instant until) {
            return new Payment(id, method, payBy, consent, until);
        }
    }

    /** @param version of the text that was agreed to */
    public record Consent(String version, Instant at) {
        public static final Consent NONE = new Consent(null, null);
    }

    public Order {
        items = List.copyOf(items);
        history = List.copyOf(history);
    }

    public OrderStatus status() {
        return history.get(history.size() - 1).status();
    }

    public Instant placedAt() {
        return history.get(0).at();
    }

    public Instant changedAt() {
        return history.get(history.size() - 1).at();
    }

    /** The order after a step. */
    public Order after(OrderFlow.Step step, Instant at) {
        List<OrderEvent> events = Stream.concat(
                        history.stream(), step.statuses().stream().map(status -> new OrderEvent(status, at)))
                .toList();
        return new Order(id, number, owner, items, total, payment, step.reason(), events);
    }

    public Order paidBy(Payment other) {
        return new Order(id, number, owner, items, total, other, reason, history);
    }

    /** What the payment is for, in the payment's words. */
    public String purpose() {
        return PURPOSE + id;
    }

    public static final String PURPOSE = "order:";
}
