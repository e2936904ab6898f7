package jp.noren.bench;

import java.util.Arrays;
import java.util.Locale;

/** Times of many calls. Adding is cheap and thread-safe. */
public final class Figures {
    private long[] nanos = new long[1024];
    private int size;

    public synchronized void add(long value) {
        if (size == nanos.length) {
            nanos = Arrays.copyOf(nanos, size * 2);
        }
        nanos[size++] = value;
    }

    public synchronized int count() {
        return size;
    }

    /** @param share 0.5 for the median, 0.99, 1.0 for the longest; milliseconds */
    public synchronized double millis(double share) {
        if (size == 0) {
            return 0;
        }
        long[] sorted = Arrays.copyOf(nanos, size);
        Arrays.sort(sorted);
        int index = (int) Math.min(size - 1, Math.ceil(share * size) - 1);
        return sorted[Math.max(0, index)] / 1e6;
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "n=%d p50=%.1f ms p95=%.1f ms p99=%.1f ms max=%.1f ms",
                count(),
                millis(0.5),
                millis(0.95),
                millis(0.99),
                millis(1));
    }
}
