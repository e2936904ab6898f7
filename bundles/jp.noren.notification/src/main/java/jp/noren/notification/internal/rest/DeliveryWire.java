package jp.noren.notification.internal.rest;

import java.time.Instant;
import java.util.Locale;
import jp.noren.notification.internal.domain.Delivery;

/** A row of the delivery log as it is answered. */
record DeliveryWire(
        String id,
        String storefront,
        String member,
        String to,
        String language,
        String template,
        String status,
        int attempts,
        String failure,
        String messageId,
        Instant requestedAt,
        Instant settledAt) {

    static DeliveryWire of(Delivery delivery) {
        return new DeliveryWire(
                delivery.id(),
                delivery.storefront(),
                delivery.member(),
                delivery.recipient(),
                delivery.language(),
                delivery.template(),
                delivery.status().name().toLowerCase(Locale.ROOT),
                delivery.attempts(),
                delivery.failure(),
                delivery.messageId(),
                delivery.requestedAt(),
                delivery.settledAt());
    }

    /** @return null for null; also for a word that is none, since no row has it */
    static Delivery.Status status(String word) {
        for (Delivery.Status status : Delivery.Status.values()) {
            if (status.name().toLowerCase(Locale.ROOT).equals(word)) {
                return status;
            }
        }
        return null;
    }
}
