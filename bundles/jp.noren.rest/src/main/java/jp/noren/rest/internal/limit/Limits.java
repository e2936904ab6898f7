package jp.noren.rest.internal.limit;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/**
 * How much one principal, or one address without a principal, may ask for in a minute. Counted in the memory of this node alone: behind a balancer of n
 * nodes one may get n times as much. That is enough to keep one client from taking the others' share, and costs no row and no lock; limits that must hold over all nodes (logins, credit,
 * stock) are rows of their bundles.
 */
public final class Limits {
    private static final int MANY = 50_000;
    private static final long NANOS = 1_000_000_000L;

    /** What is counted together. */
    public enum Group {
        /** Without a good token, by address. */
        ANONYMOUS,
        /** GET and HEAD. */
        READ,
        /** Changes. */
        WRITE,
        /** What costs or files something: methods that need an idempotency key. */
        FILING;

        final String word = name().toLowerCase(java.util.Locale.ROOT);
    }

    /** Requests a minute; 0: no limit. */
    public record Rates(int anonymous, int read, int write, int filing) {
        public static final Rates NONE = new Rates(0, 0, 0, 0);

        int of(Group group) {
            return switch (group) {
                case ANONYMOUS -> anonymous;
                case READ -> read;
                case WRITE -> write;
                case FILING -> filing;
            };
        }
    }

    /**
     * Where a request stands, for the headers of its answer.
     *
     * @param left how many more may follow at once
     * @param retryAfter seconds until there is one again; 0 when it was let through
     */
    public record Standing(Group group, int perMinute, long left, long retryAfter) {
        public boolean isRefused() {
            return retryAfter > 0;
        }

        /** {@code RateLimit}, by the draft of the IETF. */
        public String header() {
            return '"' + group.word + "\";r=" + left + ";t=" + (isRefused() ? retryAfter : 60);
        }

        /** {@code RateLimit-Policy}. */
        public String policy() {
            return '"' + group.word + "\";q=" + perMinute + ";w=60";
        }
    }

    private final Map<Group, Map<String, Bucket>> buckets = new EnumMap<>(Group.class);
    private final LongSupplier nanoTime;
    private volatile Rates rates;

    public Limits(Rates rates) {
        this(rates, System::nanoTime);
    }

    Limits(Rates rates, LongSupplier nanoTime) {
        this.rates = rates;
        this.nanoTime = nanoTime;
        for (Group group : Group.values()) {
            buckets.put(group, new ConcurrentHashMap<>());
        }
    }

    /** From now on; who is over the old limit begins anew. */
    public void set(Rates next) {
        rates = next;
        buckets.values().forEach(Map::clear);
    }

    /**
     * Counts one request.
     *
     * @param who a principal's id, or an address
     * @return null when there is no limit
     */
    public Standing count(Group group, String who) {
        int perMinute = rates.of(group);
        if (perMinute <= 0) {
            return null;
        }
        long now = nanoTime.getAsLong();
        long left = bucket(group, who, now).take(perMinute, now);
        return left >= 0
                ? new Standing(group, perMinute, left, 0)
                : new Standing(group, perMinute, 0, (-left + NANOS - 1) / NANOS);
    }

    private Bucket bucket(Group group, String who, long now) {
        Map<String, Bucket> ofGroup = buckets.get(group);
        Bucket known = ofGroup.get(who);
        if (known != null) {
            return known;
        }
        if (ofGroup.size() >= MANY) {
            forget(ofGroup, now);
        }
        return ofGroup.computeIfAbsent(who, key -> new Bucket(now));
    }

    /** A full bucket is worth nothing. Where none is full, somebody asks under ever new names: all begin anew, and the memory stays bounded. */
    private static void forget(Map<String, Bucket> ofGroup, long now) {
        ofGroup.values().removeIf(bucket -> bucket.isFull(now));
        if (ofGroup.size() >= MANY) {
            ofGroup.clear();
        }
    }

    /** How many are counted now. */
    int counted() {
        return buckets.values().stream().mapToInt(Map::size).sum();
    }
}
