package jp.noren.webhook.internal.domain;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * What follows from an answer. 2xx is success, everything else is not, redirects included; 410 says that nobody wants any more.
 *
 * @param state where the delivery stands
 * @param next the pause until the next try, while it waits
 * @param gone whether the endpoint is to be turned off
 * @param rest how long nothing at all is sent to the endpoint: it asked for it, or is overloaded
 */
public record Verdict(Delivery.State state, Duration next, boolean gone, Optional<Duration> rest) {
    private static final Set<Integer> OVERLOADED = Set.of(429, 502, 503, 504);
    private static final Duration REST = Duration.ofSeconds(30);
    private static final Duration LONGEST_REST = Duration.ofHours(1);

    /**
     * @param status null when there was no answer
     * @param retryAfter what the answer asked for, or null
     * @param tries how many there were with this one
     * @param jitter 0 to 99
     */
    public static Verdict of(Integer status, Duration retryAfter, int tries, int jitter) {
        if (status != null && status >= 200 && status < 300) {
            return new Verdict(Delivery.State.DELIVERED, null, false, Optional.empty());
        }
        if (status != null && status == 410) {
            return new Verdict(Delivery.State.FAILED, null, true, Optional.empty());
        }
        Optional<Duration> rest =
                status != null && OVERLOADED.contains(status) ? Optional.of(rest(retryAfter)) : Optional.empty();
        return RetrySchedule.after(tries, jitter, retryAfter)
                .map(pause -> new Verdict(Delivery.State.WAITING, pause, false, rest))
                .orElseGet(() -> new Verdict(Delivery.State.FAILED, null, false, rest));
    }

    private static Duration rest(Duration asked) {
        if (asked == null || asked.compareTo(REST) < 0) {
            return asked == null ? REST : asked;
        }
        return asked.compareTo(LONGEST_REST) < 0 ? asked : LONGEST_REST;
    }

    public boolean isSuccess() {
        return state == Delivery.State.DELIVERED;
    }
}
