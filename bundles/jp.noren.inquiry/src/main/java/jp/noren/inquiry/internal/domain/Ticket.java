package jp.noren.inquiry.internal.domain;

import java.time.Instant;

/**
 * An inquiry of a member, never deleted.
 *
 * @param number the number for people
 * @param category of the storefront's list (R172)
 * @param orderNumber where the category asks for one; or null
 * @param receivedAt the instant of receipt
 */
public record Ticket(
        String id,
        String number,
        String storefront,
        String member,
        String category,
        String orderNumber,
        String text,
        Instant receivedAt,
        TicketState state,
        Instant changedAt) {

    /** A wish to be debited (R140). */
    public static final String DIRECT_DEBIT = "DIRECT_DEBIT";

    public Ticket in(TicketState next, Instant at) {
        return new Ticket(id, number, storefront, member, category, orderNumber, text, receivedAt, next, at);
    }

    public boolean asksForDirectDebit() {
        return DIRECT_DEBIT.equals(category);
    }

    @Override
    public String toString() {
        return "Ticket[" + number + ", " + category + ", " + state + "]";
    }
}
