package jp.noren.access.internal.db;

import java.time.Instant;
import java.util.Optional;
import jp.noren.access.internal.app.ThrottleStore;
import jp.noren.access.internal.domain.Throttle;
import jp.noren.persistence.Schema;
import jp.noren.persistence.Sql;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Tries as plain statements: a try counts only if nobody else counted one since it was read. */
@Component(service = ThrottleStore.class)
public final class SqlThrottles implements ThrottleStore {
    private final Sql sql;

    @Activate
    public SqlThrottles(@Reference Sql sql, @Reference(target = "(schema.name=access)") Schema schema) {
        this.sql = sql;
    }

    @Override
    public Optional<Throttle> find(String key) {
        return sql.first(
                "select failures, last_try, blocked_until from access.throttles where login_key = ?",
                row -> new Throttle(
                        row.getInt(1), Instant.ofEpochMilli(row.getLong(2)), Instant.ofEpochMilli(row.getLong(3))),
                key);
    }

    @Override
    public boolean replace(String key, Throttle seen, Throttle next) {
        if (seen.equals(Throttle.NONE)) {
            return sql.insertIfAbsent(
                    "insert into access.throttles (failures, last_try, blocked_until, login_key) values (?, ?, ?, ?)",
                    next.failures(),
                    next.lastTry().toEpochMilli(),
                    next.blockedUntil().toEpochMilli(),
                    key);
        }
        return sql.update(
                        "update access.throttles set failures = ?, last_try = ?, blocked_until = ?"
                                + " where login_key = ? and failures = ? and last_try = ?",
                        next.failures(),
                        next.lastTry().toEpochMilli(),
                        next.blockedUntil().toEpochMilli(),
                        key,
                        seen.failures(),
                        seen.lastTry().toEpochMilli())
                == 1;
    }

    @Override
    public void clear(String key) {
        sql.update("delete from access.throttles where login_key = ?", key);
    }

    @Override
    public int sweep(Instant before) {
        return sql.update("delete from access.throttles where last_try < ?", before.toEpochMilli());
    }
}
