package jp.noren.webhook.internal.domain;

import java.time.Instant;
import java.util.Locale;

/**
 * One event on its way to one endpoint.
 *
 * @param id {@code whd_…}
 * @param event its id goes out as {@code webhook-id}
 * @param attempts how often it was sent, replays included
 * @param dueAt when it is sent next; null when it is settled
 */
public record Delivery(
        String id,
        String event,
        String endpoint,
        String storefront,
        String type,
        State state,
        int attempts,
        Instant dueAt,
        Instant createdAt,
        Instant settledAt) {

    public enum State {
        WAITING,
        DELIVERED,
        /** Given up after the last try, or because the endpoint is gone. */
        FAILED;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * One try.
     *
     * @param status of the answer; null when there was none
     * @param failure why there was none, a short code; or null
     * @param answer the first kilobyte of the answer, or null
     */
    public record Attempt(int number, Instant at, Integer status, long millis, String failure, String answer) {}
}
