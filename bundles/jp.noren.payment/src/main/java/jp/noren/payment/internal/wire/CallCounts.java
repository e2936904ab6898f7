package jp.noren.payment.internal.wire;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import jp.noren.kernel.health.Sign;
import jp.noren.payment.spi.Outcome;

/** How the calls to the payment companies ended, since this node began to count. */
final class CallCounts {
    private record Kind(String lane, Class<?> outcome) {}

    private final Map<Kind, LongAdder> counts = new ConcurrentHashMap<>();

    Outcome count(String lane, Outcome outcome) {
        counts.computeIfAbsent(new Kind(lane, outcome.getClass()), kind -> new LongAdder())
                .increment();
        return outcome;
    }

    List<Sign> signs() {
        Map<String, Number> figures = new HashMap<>();
        counts.forEach((kind, count) -> figures.put(figure(kind), count.sum()));
        long all = counts.values().stream().mapToLong(LongAdder::sum).sum();
        return List.of(Sign.ok("provider calls", all + " since this node started", figures));
    }

    private static String figure(Kind kind) {
        String outcome = kind.outcome().getSimpleName().replaceAll("(?<=[a-z])(?=[A-Z])", "_");
        return "noren_provider_calls_total{provider=\"" + kind.lane() + "\",outcome=\""
                + outcome.toLowerCase(java.util.Locale.ROOT) + "\"}";
    }
}
