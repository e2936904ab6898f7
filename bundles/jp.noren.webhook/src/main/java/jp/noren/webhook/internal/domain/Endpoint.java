package jp.noren.webhook.internal.domain;

import java.time.Instant;
import java.util.Locale;

/**
 * Where a storefront's events are sent to.
 *
 * @param id {@code whe_…}
 * @param version grows with each change by its owner
 */
public record Endpoint(
        String id,
        String storefront,
        Target target,
        Health health,
        long version,
        Instant createdAt,
        Instant changedAt) {

    /** What its owner decides; the description may be null. */
    public record Target(String url, String description, TypeFilter types, Contact contact) {}

    /**
     * Who is told when it fails.
     *
     * @param email null: nobody
     * @param language {@code ja}, {@code en} or {@code vi}
     */
    public record Contact(String email, String language) {}

    /**
     * How it does.
     *
     * @param off why nothing is sent to it, null while something is
     * @param failingSince the first failure since the last success, or null
     * @param warned whether the owner has been told of it
     */
    public record Health(Off off, Instant failingSince, boolean warned) {
        public static final Health GOOD = new Health(null, null, false);

        public static Health turnedOff() {
            return new Health(Off.BY_OWNER, null, false);
        }
    }

    /** Why nothing is sent. */
    public enum Off {
        BY_OWNER,
        /** It answered 410. */
        GONE,
        /** It took nothing for days. */
        FAILING;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public boolean isOn() {
        return health.off() == null;
    }

    /** What its owner makes of it; turned on again it begins with a good name. */
    public Endpoint changed(Target next, boolean on, Instant at) {
        Health after = on ? isOn() ? health : Health.GOOD : isOn() ? Health.turnedOff() : health;
        return new Endpoint(id, storefront, next, after, version + 1, createdAt, at);
    }
}
