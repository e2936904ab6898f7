package jp.noren.rest.internal.once;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import jp.noren.persistence.Schema;
import jp.noren.persistence.Sql;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * One row a key. The unique key decides who runs; a claim that was never answered (a crash) can be taken over when its lease is up, and then the
 * first one's answer is not accepted any more.
 */
@Component(service = OnceStore.class)
public final class SqlOnceStore implements OnceStore {
    /** Longer than any request may take: a wait at a door, another one further in, and a provider's deadline. */
    static final Duration LEASE = Duration.ofSeconds(90);

    private record Row(String fingerprint, long fence, long leaseUntil, byte[] answer) {}

    private final Sql sql;
    private final Clock clock;

    @Activate
    public SqlOnceStore(
            @Reference Sql sql, @Reference Clock clock, @Reference(target = "(schema.name=rest)") Schema schema) {
        this.sql = sql;
        this.clock = clock;
        endClaimsOfEarlierLife();
    }

    /** Derby belongs to one process: what it finds running was running when that process died. */
    private void endClaimsOfEarlierLife() {
        if (sql.dialect() == Sql.Dialect.DERBY) {
            sql.update("update rest.idempotency set lease_until = 0 where status is null");
        }
    }

    @Override
    public Claim claim(String scope, String fingerprint) {
        long now = clock.millis();
        long fence = ThreadLocalRandom.current().nextLong();
        boolean first = sql.insertIfAbsent(
                "insert into rest.idempotency (scope, fingerprint, fence, lease_until, created_at) values (?, ?, ?, ?, ?)",
                scope,
                fingerprint,
                fence,
                now + LEASE.toMillis(),
                now);
        return first ? new Claim.Granted(fence) : existing(scope, fingerprint, now, fence);
    }

    private Claim existing(String scope, String fingerprint, long now, long fence) {
        Optional<Row> found = sql.first(
                "select fingerprint, fence, lease_until, answer from rest.idempotency where scope = ?",
                row -> new Row(row.getString(1), row.getLong(2), row.getLong(3), row.getBytes(4)),
                scope);
        if (found.isEmpty()) {
            return new Claim.Running();
        }
        Row row = found.get();
        if (!row.fingerprint().equals(fingerprint)) {
            return new Claim.Reused();
        }
        if (row.answer() != null) {
            return new Claim.Answered(row.answer());
        }
        return row.leaseUntil() <= now && takeOver(scope, row.fence(), fence, now)
                ? new Claim.Granted(fence)
                : new Claim.Running();
    }

    private boolean takeOver(String scope, long oldFence, long fence, long now) {
        return sql.update(
                        "update rest.idempotency set fence = ?, lease_until = ? where scope = ? and fence = ? and status is null",
                        fence,
                        now + LEASE.toMillis(),
                        scope,
                        oldFence)
                == 1;
    }

    @Override
    public boolean keep(String scope, long fence, int status, byte[] sealedAnswer) {
        return sql.update(
                        "update rest.idempotency set status = ?, answer = ? where scope = ? and fence = ? and status is null",
                        status,
                        sealedAnswer,
                        scope,
                        fence)
                == 1;
    }

    @Override
    public void release(String scope, long fence) {
        sql.update("delete from rest.idempotency where scope = ? and fence = ? and status is null", scope, fence);
    }
}
