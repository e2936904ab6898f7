package jp.noren.webhook.internal.domain;

import java.time.Duration;
import java.time.Instant;

/**
 * When an endpoint that takes nothing is written to its owner, and when it is turned off. A single message that has only just begun to fail turns nothing
 * off, however long ago the last success was.
 *
 * @param warnAfter without a success
 * @param offAfter without a success
 */
public record HealthRule(Duration warnAfter, Duration offAfter) {
    private static final int TRIES_BEFORE_OFF = 4;

    public enum Step {
        NOTHING,
        WARN,
        TURN_OFF
    }

    /**
     * @param health as it stood before this failure
     * @param tries of the delivery that has failed
     */
    public Step after(Endpoint.Health health, int tries, Instant now) {
        if (health.failingSince() == null) {
            return Step.NOTHING;
        }
        Duration failing = Duration.between(health.failingSince(), now);
        if (failing.compareTo(offAfter) >= 0 && tries >= TRIES_BEFORE_OFF) {
            return Step.TURN_OFF;
        }
        return failing.compareTo(warnAfter) >= 0 && !health.warned() ? Step.WARN : Step.NOTHING;
    }
}
