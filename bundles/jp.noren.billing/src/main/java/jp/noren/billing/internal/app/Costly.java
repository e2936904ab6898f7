package jp.noren.billing.internal.app;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Answers that may be costly to find: one that took long is given again for twenty times as long as it took, so that asking never takes more than a
 * twentieth of the time. One that was found quickly is found anew each time.
 */
final class Costly<V> {
    private static final long QUICK_NANOS = 20_000_000;
    private static final int TIMES = 20;
    private static final int MOST = 100;

    private record Known<V>(V value, long untilNanos) {}

    private final LongSupplier nanos;
    private final Map<String, Known<V>> known = new ConcurrentHashMap<>();

    Costly(LongSupplier nanos) {
        this.nanos = nanos;
    }

    V get(String key, Supplier<V> finder) {
        long begin = nanos.getAsLong();
        Known<V> earlier = known.get(key);
        if (earlier != null && begin - earlier.untilNanos() < 0) {
            return earlier.value();
        }
        V found = finder.get();
        long end = nanos.getAsLong();
        keep(key, found, end, end - begin);
        return found;
    }

    private void keep(String key, V found, long now, long took) {
        known.values().removeIf(one -> now - one.untilNanos() >= 0);
        if (took > QUICK_NANOS && known.size() < MOST) {
            known.put(key, new Known<>(found, now + took * TIMES));
        } else {
            known.remove(key);
        }
    }
}
