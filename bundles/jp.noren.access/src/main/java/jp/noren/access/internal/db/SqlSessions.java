package jp.noren.access.internal.db;

import java.time.Instant;
import java.util.Optional;
import jp.noren.access.internal.app.SessionStore;
import jp.noren.persistence.Schema;
import jp.noren.persistence.Sql;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Sessions as plain statements: each request of a member reads one row here. */
@Component(service = SessionStore.class)
public final class SqlSessions implements SessionStore {
    private final Sql sql;

    @Activate
    public SqlSessions(@Reference Sql sql, @Reference(target = "(schema.name=access)") Schema schema) {
        this.sql = sql;
    }

    @Override
    public void begin(Begun session) {
        sql.update(
                "insert into access.sessions (token_hash, id, principal, begun_at, last_use, expires_at) values (?, ?, ?, ?, ?, ?)",
                session.tokenHash(),
                session.id(),
                session.principal(),
                session.begunAt().toEpochMilli(),
                session.begunAt().toEpochMilli(),
                session.expiresAt().toEpochMilli());
    }

    @Override
    public Optional<Found> find(String tokenHash) {
        return sql.first(
                BearerRows.SELECT + ", s.id, s.last_use, s.expires_at"
                        + " from access.sessions s join access.principals p on p.id = s.principal"
                        + " where s.token_hash = ? and p.removed_at is null",
                row -> new Found(
                        row.getString(10),
                        Instant.ofEpochMilli(row.getLong(11)),
                        Instant.ofEpochMilli(row.getLong(12)),
                        BearerRows.read(row)),
                tokenHash);
    }

    @Override
    public void noteUse(String id, Instant at) {
        long millis = at.toEpochMilli();
        sql.update("update access.sessions set last_use = ? where id = ? and last_use < ?", millis, id, millis);
    }

    @Override
    public void end(String id) {
        sql.update("delete from access.sessions where id = ?", id);
    }

    @Override
    public void endAll(String principal, String keep) {
        sql.update("delete from access.sessions where principal = ? and id <> ?", principal, keep == null ? "" : keep);
    }

    @Override
    public int sweep(Instant idleSince, Instant now) {
        return sql.update(
                "delete from access.sessions where last_use <= ? or expires_at <= ?",
                idleSince.toEpochMilli(),
                now.toEpochMilli());
    }
}
