package jp.noren.access.internal.db;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import jp.noren.access.internal.app.ApiKey;
import jp.noren.access.internal.app.KeyStore;
import jp.noren.persistence.Schema;
import jp.noren.persistence.Sql;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** API keys as plain statements. */
@Component(service = KeyStore.class)
public final class SqlKeys implements KeyStore {
    private static final String KEY = "k.id, k.prefix, k.created_at, k.last_use, k.expires_at";
    private static final int FIRST_OF_KEY = 10;

    private final Sql sql;

    @Activate
    public SqlKeys(@Reference Sql sql, @Reference(target = "(schema.name=access)") Schema schema) {
        this.sql = sql;
    }

    @Override
    public void add(String keyHash, String principal, ApiKey key) {
        sql.update(
                "insert into access.api_keys (key_hash, principal, id, prefix, created_at) values (?, ?, ?, ?, ?)",
                keyHash,
                principal,
                key.id(),
                key.prefix(),
                key.createdAt().toEpochMilli());
    }

    @Override
    public Optional<Found> find(String keyHash) {
        return sql.first(
                BearerRows.SELECT + ", " + KEY
                        + " from access.api_keys k join access.principals p on p.id = k.principal"
                        + " where k.key_hash = ? and p.removed_at is null",
                row -> new Found(key(row, FIRST_OF_KEY), BearerRows.read(row)),
                keyHash);
    }

    private static ApiKey key(ResultSet row, int first) throws SQLException {
        return new ApiKey(
                row.getString(first),
                row.getString(first + 1),
                BearerRows.instant(row.getLong(first + 2)),
                BearerRows.instant(row.getLong(first + 3)),
                BearerRows.instant(row.getLong(first + 4)));
    }

    @Override
    public void noteUse(String id, Instant at) {
        long millis = at.toEpochMilli();
        sql.update(
                "update access.api_keys set last_use = ? where id = ? and (last_use is null or last_use < ?)",
                millis,
                id,
                millis);
    }

    @Override
    public List<ApiKey> list(String principal) {
        return sql.query(
                "select " + KEY + " from access.api_keys k where k.principal = ? order by k.created_at desc, k.id",
                row -> key(row, 1),
                principal);
    }

    @Override
    public void endAll(String principal, Instant at) {
        long millis = at.toEpochMilli();
        sql.update(
                "update access.api_keys set expires_at = ? where principal = ? and (expires_at is null or expires_at > ?)",
                millis,
                principal,
                millis);
    }

    @Override
    public boolean remove(String principal, String id) {
        return sql.update("delete from access.api_keys where principal = ? and id = ?", principal, id) == 1;
    }

    @Override
    public void removeAll(String principal) {
        sql.update("delete from access.api_keys where principal = ?", principal);
    }

    @Override
    public int sweep(Instant now) {
        return sql.update("delete from access.api_keys where expires_at <= ?", now.toEpochMilli());
    }
}
