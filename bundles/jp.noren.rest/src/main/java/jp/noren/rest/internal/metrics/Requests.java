package jp.noren.rest.internal.metrics;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** Counts requests by method, path template and class of status, and how long they took. A few counters are raised a request; nothing is locked. */
public final class Requests {
    private static final int CLASSES = 6;
    private static final long[] BOUNDS_MILLIS = {5, 10, 25, 50, 100, 250, 500, 1_000, 2_500, 5_000, 10_000};
    private static final long NANOS_A_MILLI = 1_000_000;

    /** What a request was for; its path is a template, never what somebody typed. */
    public record Operation(String method, String path) {
        /** Nothing here serves what was asked for. */
        public static final Operation NONE = new Operation("", "other");
    }

    private static final class Counts {
        private final LongAdder[] classes = adders(CLASSES);
        private final LongAdder[] within = adders(BOUNDS_MILLIS.length + 1);
        private final LongAdder nanos = new LongAdder();

        private static LongAdder[] adders(int count) {
            LongAdder[] adders = new LongAdder[count];
            for (int i = 0; i < count; i++) {
                adders[i] = new LongAdder();
            }
            return adders;
        }

        private void count(int status, long took) {
            classes[Math.min(CLASSES - 1, status / 100)].increment();
            int bound = 0;
            while (bound < BOUNDS_MILLIS.length && took > BOUNDS_MILLIS[bound] * NANOS_A_MILLI) {
                bound++;
            }
            within[bound].increment();
            nanos.add(took);
        }
    }

    private final Map<Operation, Counts> all = new ConcurrentHashMap<>();

    public void count(Operation operation, int status, long nanos) {
        Counts known = all.get(operation);
        (known == null ? all.computeIfAbsent(operation, one -> new Counts()) : known).count(status, nanos);
    }

    void write(Exposition to) {
        all.forEach((operation, counts) -> {
            String labels = Exposition.labels("method", operation.method(), "path", operation.path());
            for (int i = 1; i < CLASSES; i++) {
                long count = counts.classes[i].sum();
                if (count > 0) {
                    to.counter("noren_http_requests_total", labels + ",status=\"" + i + "xx\"", count);
                }
            }
            histogram(to, labels, counts);
        });
    }

    private static void histogram(Exposition to, String labels, Counts counts) {
        long sum = 0;
        for (int i = 0; i < BOUNDS_MILLIS.length; i++) {
            sum += counts.within[i].sum();
            to.bucket("noren_http_request_seconds", labels, Double.toString(BOUNDS_MILLIS[i] / 1000.0), sum);
        }
        sum += counts.within[BOUNDS_MILLIS.length].sum();
        to.bucket("noren_http_request_seconds", labels, "+Inf", sum);
        to.sumAndCount("noren_http_request_seconds", labels, counts.nanos.sum() / 1e9, sum);
    }
}
