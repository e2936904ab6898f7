package jp.noren.webhook.internal.rest;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import jp.noren.kernel.RefusedException;
import jp.noren.kernel.RefusedException.Kind;
import jp.noren.webhook.internal.app.ReadDeliveries;
import jp.noren.webhook.internal.domain.Delivery;

/** The delivery log over the wire. */
final class DeliveryWire {
    private DeliveryWire() {}

    public record Shown(
            String id,
            String event,
            String type,
            String endpoint,
            String storefront,
            String state,
            int attempts,
            Instant nextAt,
            Instant createdAt,
            Instant settledAt) {
        static Shown of(Delivery d) {
            return new Shown(
                    d.id(),
                    d.event(),
                    d.type(),
                    d.endpoint(),
                    d.storefront(),
                    d.state().word(),
                    d.attempts(),
                    d.dueAt(),
                    d.createdAt(),
                    d.settledAt());
        }
    }

    public record Attempt(int number, Instant at, Integer status, long durationMs, String failure, String answer) {
        static Attempt of(Delivery.Attempt a) {
            return new Attempt(a.number(), a.at(), a.status(), a.millis(), a.failure(), a.answer());
        }
    }

    public record Whole(Shown delivery, List<Attempt> attempts) {
        static Whole of(ReadDeliveries.Shown shown) {
            return new Whole(
                    Shown.of(shown.delivery()),
                    shown.attempts().stream().map(Attempt::of).toList());
        }
    }

    /** @throws RefusedException INVALID {@code webhook.state-unknown}; null for null */
    static Delivery.State state(String word) {
        return word == null
                ? null
                : Stream.of(Delivery.State.values())
                        .filter(one -> one.name().toLowerCase(Locale.ROOT).equals(word))
                        .findFirst()
                        .orElseThrow(() -> new RefusedException(Kind.INVALID, "webhook.state-unknown"));
    }
}
