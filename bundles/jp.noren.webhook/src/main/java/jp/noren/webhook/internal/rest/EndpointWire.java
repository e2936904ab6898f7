package jp.noren.webhook.internal.rest;

import java.time.Instant;
import java.util.List;
import jp.noren.webhook.internal.app.KeepEndpoints;
import jp.noren.webhook.internal.app.ReplayEvents;
import jp.noren.webhook.internal.app.RotateSecret;
import jp.noren.webhook.internal.app.TargetRule;
import jp.noren.webhook.internal.domain.Endpoint;

/** Endpoints over the wire. */
final class EndpointWire {
    private EndpointWire() {}

    /** @param disabledReason {@code by_owner}, {@code gone} or {@code failing}; absent while it is enabled */
    public record Shown(
            String id,
            String storefront,
            String url,
            String description,
            List<String> types,
            String contactEmail,
            String language,
            boolean enabled,
            String disabledReason,
            Instant failingSince,
            Instant createdAt,
            Instant changedAt) {
        static Shown of(Endpoint e) {
            return new Shown(
                    e.id(),
                    e.storefront(),
                    e.target().url(),
                    e.target().description(),
                    e.target().types().patterns(),
                    e.target().contact().email(),
                    e.target().contact().language(),
                    e.isOn(),
                    e.isOn() ? null : e.health().off().word(),
                    e.health().failingSince(),
                    e.createdAt(),
                    e.changedAt());
        }
    }

    /** @param secret shown here and nowhere else */
    public record Added(Shown endpoint, String secret) {
        static Added of(KeepEndpoints.Added added) {
            return new Added(Shown.of(added.endpoint()), added.secret().text());
        }

        @Override
        public String toString() {
            return "Added[" + endpoint.id() + "]";
        }
    }

    /** @param storefront an API client may leave it out */
    public record New(
            String storefront,
            String url,
            String description,
            List<String> types,
            String contactEmail,
            String language) {
        TargetRule.Wish wish() {
            return new TargetRule.Wish(url, description, types, contactEmail, language);
        }
    }

    public record Change(
            String url, String description, List<String> types, String contactEmail, String language, boolean enabled) {
        TargetRule.Wish wish() {
            return new TargetRule.Wish(url, description, types, contactEmail, language);
        }
    }

    /** @param atOnce the old secret has leaked: no overlap */
    public record Rotate(Boolean atOnce) {}

    /** @param oldSecretUntil until then messages carry a signature of the old secret, too */
    public record Rotated(String secret, Instant oldSecretUntil) {
        static Rotated of(RotateSecret.Rotated rotated) {
            return new Rotated(rotated.secret().text(), rotated.oldUntil());
        }

        @Override
        public String toString() {
            return "Rotated[hidden]";
        }
    }

    /** One of the two. */
    public record Replay(String event, Instant since) {}

    /** @param until the instant of the last event that was looked at: to go on from when there are more */
    public record Replayed(int count, boolean hasMore, Instant until) {
        static Replayed of(ReplayEvents.Replayed replayed) {
            return new Replayed(replayed.count(), replayed.more(), replayed.until());
        }
    }
}
