package jp.noren.access.internal.db;

import java.util.Optional;
import jp.noren.access.internal.app.KeyStore;
import jp.noren.access.internal.app.Principal;
import jp.noren.persistence.Schema;
import jp.noren.persistence.Sql;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** API keys as plain statements. */
@Component(service = KeyStore.class)
public final class SqlKeys implements KeyStore {
    private final Sql sql;

    @Activate
    public SqlKeys(@Reference Sql sql, @Reference(target = "(schema.name=access)") Schema schema) {
        this.sql = sql;
    }

    @Override
    public void add(String keyHash, String principal) {
        sql.update("insert into access.api_keys (key_hash, principal) values (?, ?)", keyHash, principal);
    }

    @Override
    public Optional<Principal> find(String keyHash) {
        return sql.first(
                BearerRows.SELECT + " from access.api_keys k join access.principals p on p.id = k.principal"
                        + " where k.key_hash = ? and p.removed_at is null",
                BearerRows::read,
                keyHash);
    }

    @Override
    public void removeAll(String principal) {
        sql.update("delete from access.api_keys where principal = ?", principal);
    }
}
