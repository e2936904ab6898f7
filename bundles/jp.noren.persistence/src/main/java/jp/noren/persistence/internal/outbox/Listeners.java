package jp.noren.persistence.internal.outbox;

import java.time.Duration;
import java.util.Set;
import jp.noren.persistence.Sql;

/**
 * The table {@code persistence.audience}, remembered for two seconds: the question is asked with every order. Too old a memory can only miss what happens
 * right after a listener came, never what happens later; and a listener that has gone gets a few events that nobody takes any further.
 */
final class Listeners {
    private static final long FRESH = Duration.ofSeconds(2).toNanos();

    private record Memory(Set<String> storefronts, long readAt) {
        boolean isFresh(long now) {
            return now - readAt < FRESH;
        }
    }

    private final Sql sql;
    private volatile Memory memory;
    private long forgottenAt = System.nanoTime();

    Listeners(Sql sql) {
        this.sql = sql;
    }

    boolean want(String storefront) {
        long now = System.nanoTime();
        Memory known = memory;
        if (known == null || !known.isFresh(now)) {
            known = new Memory(read(), now);
            remember(known);
        }
        return known.storefronts().contains(storefront);
    }

    private Set<String> read() {
        return Set.copyOf(sql.query("select storefront from persistence.audience", row -> row.getString(1)));
    }

    /** What was read before a change on this node does not count after it. */
    private synchronized void remember(Memory read) {
        if (read.readAt() - forgottenAt >= 0) {
            memory = read;
        }
    }

    synchronized void forget() {
        forgottenAt = System.nanoTime();
        memory = null;
    }

    void write(String storefront, boolean wanted) {
        if (wanted) {
            sql.insertIfAbsent("insert into persistence.audience (storefront) values (?)", storefront);
        } else {
            sql.update("delete from persistence.audience where storefront = ?", storefront);
        }
    }
}
