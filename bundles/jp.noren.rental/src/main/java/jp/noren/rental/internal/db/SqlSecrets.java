package jp.noren.rental.internal.db;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import jp.noren.persistence.Schema;
import jp.noren.persistence.Sql;
import jp.noren.rental.internal.app.Secrets;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Keys in their table, made by the first node that needs one. */
@Component
public final class SqlSecrets implements Secrets {
    private static final int BYTES = 32;

    private final Sql sql;
    private final ConcurrentMap<String, byte[]> known = new ConcurrentHashMap<>();

    @Activate
    public SqlSecrets(@Reference(target = "(schema.name=rental)") Schema schema, @Reference Sql sql) {
        this.sql = sql;
    }

    @Override
    public byte[] key(String name) {
        byte[] kept = known.get(name);
        return kept == null ? read(name) : kept;
    }

    /** Not kept when it was read in a transaction that may yet roll back its making: the next one reads it again. */
    private byte[] read(String name) {
        byte[] made = new byte[BYTES];
        new SecureRandom().nextBytes(made);
        boolean isNew = sql.insertIfAbsent(
                "insert into rental.secrets (name, secret) values (?, ?)",
                name,
                Base64.getEncoder().encodeToString(made));
        byte[] key = sql.first(
                        "select secret from rental.secrets where name = ?",
                        row -> Base64.getDecoder().decode(row.getString(1)),
                        name)
                .orElseThrow();
        if (!isNew) {
            known.put(name, key);
        }
        return key;
    }
}
