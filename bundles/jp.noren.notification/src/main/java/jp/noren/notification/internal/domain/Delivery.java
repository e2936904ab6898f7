package jp.noren.notification.internal.domain;

import java.time.Instant;

/**
 * A row of the delivery log: whom, what and how it ended, never what the mail said.
 *
 * @param id {@code mail_…}
 * @param storefront null for the house
 * @param member whose mail it was; may be null
 * @param attempts how often it was tried
 * @param failure why the last attempt failed, a short code; null when none did
 * @param messageId as in the mail's own head; null before it has left
 * @param settledAt when it left, or was given up; null before
 */
public record Delivery(
        String id,
        String storefront,
        String member,
        String recipient,
        String language,
        String template,
        Status status,
        int attempts,
        String failure,
        String messageId,
        Instant requestedAt,
        Instant settledAt) {

    /** Where a mail stands. */
    public enum Status {
        /** To be delivered, now or at the next attempt. */
        WAITING,
        /** Handed over to the receiver's side. */
        SENT,
        /** The receiver's side refused it for good. */
        BOUNCED,
        /** Given up after the last attempt; an operator may send it again. */
        PARKED
    }

    public static Delivery asked(
            String id,
            String storefront,
            String member,
            String recipient,
            String language,
            String template,
            Instant now) {
        return new Delivery(
                id, storefront, member, recipient, language, template, Status.WAITING, 0, null, null, now, null);
    }

    /** As it stands while it is tried once more. */
    public Delivery triedAgain() {
        return new Delivery(
                id,
                storefront,
                member,
                recipient,
                language,
                template,
                status,
                attempts + 1,
                failure,
                messageId,
                requestedAt,
                settledAt);
    }
}
