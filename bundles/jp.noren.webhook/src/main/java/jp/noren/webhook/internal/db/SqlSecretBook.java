package jp.noren.webhook.internal.db;

import java.time.Instant;
import java.util.List;
import jp.noren.persistence.Schema;
import jp.noren.persistence.Sql;
import jp.noren.webhook.internal.app.SecretBook;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Sealed secrets in their table. */
@Component
public final class SqlSecretBook implements SecretBook {
    private final Sql sql;

    @Activate
    public SqlSecretBook(@Reference(target = "(schema.name=webhook)") Schema schema, @Reference Sql sql) {
        this.sql = sql;
    }

    @Override
    public void add(String id, String endpoint, String closed, Instant now) {
        sql.update(
                "insert into webhook.secrets (id, endpoint, sealed, made_at) values (?, ?, ?, ?)",
                id,
                endpoint,
                closed,
                now.toEpochMilli());
    }

    @Override
    public void end(String endpoint, Instant until) {
        sql.update(
                "update webhook.secrets set valid_until = ? where endpoint = ? and (valid_until is null or valid_until > ?)",
                until.toEpochMilli(),
                endpoint,
                until.toEpochMilli());
    }

    @Override
    public List<String> valid(String endpoint, Instant now) {
        return sql.query(
                "select sealed, made_at from webhook.secrets where endpoint = ? and (valid_until is null or valid_until > ?)"
                        + " order by case when valid_until is null then 0 else 1 end, made_at desc",
                row -> row.getString(1),
                endpoint,
                now.toEpochMilli());
    }

    @Override
    public void remove(String endpoint) {
        sql.update("delete from webhook.secrets where endpoint = ?", endpoint);
    }

    @Override
    public void forget(Instant endedBefore) {
        sql.update("delete from webhook.secrets where valid_until < ?", endedBefore.toEpochMilli());
    }
}
