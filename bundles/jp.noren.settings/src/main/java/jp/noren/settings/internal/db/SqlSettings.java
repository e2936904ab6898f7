package jp.noren.settings.internal.db;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.noren.persistence.Schema;
import jp.noren.persistence.Sql;
import jp.noren.settings.internal.app.OwnSettings;
import jp.noren.settings.internal.app.SealedSecret;
import jp.noren.settings.internal.app.SettingsStore;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Settings in their tables: a head, its values one a row, its secrets one a row. */
@Component
public final class SqlSettings implements SettingsStore {
    private static final String HEADS =
            "select storefront, provider, factory_pid, revision, changed_at, changed_by from settings.provider_settings";
    private static final String ONE = " where storefront = ? and provider = ?";

    private final Sql sql;

    @Activate
    public SqlSettings(@Reference Sql sql, @Reference(target = "(schema.name=settings)") Schema schema) {
        this.sql = sql;
    }

    @Override
    public long changes() {
        return sql.first("select made from settings.changes where id = 1", row -> row.getLong(1))
                .orElseThrow();
    }

    @Override
    public long nextChange() {
        sql.update("update settings.changes set made = made + 1 where id = 1");
        return changes();
    }

    @Override
    public List<OwnSettings> all() {
        return sql.query(HEADS + " order by storefront, provider", SqlSettings::head).stream()
                .map(this::whole)
                .toList();
    }

    @Override
    public List<OwnSettings> of(String storefront) {
        return sql.query(HEADS + " where storefront = ? order by provider", SqlSettings::head, storefront).stream()
                .map(this::whole)
                .toList();
    }

    @Override
    public Optional<OwnSettings> find(String storefront, String provider) {
        return sql.first(HEADS + ONE, SqlSettings::head, storefront, provider).map(this::whole);
    }

    private static OwnSettings head(ResultSet row) throws SQLException {
        return new OwnSettings(
                new OwnSettings.Of(
                        row.getString("storefront"), row.getString("provider"), row.getString("factory_pid")),
                row.getLong("revision"),
                Map.of(),
                List.of(),
                new OwnSettings.Change(Instant.ofEpochMilli(row.getLong("changed_at")), row.getString("changed_by")));
    }

    private OwnSettings whole(OwnSettings head) {
        OwnSettings.Of of = head.of();
        Map<String, List<String>> plain = new LinkedHashMap<>();
        sql.query(
                        "select name, content from settings.plain_values" + ONE + " order by name, place",
                        row -> Map.entry(row.getString("name"), Optional.ofNullable(row.getString("content"))),
                        of.storefront(),
                        of.provider())
                .forEach(entry -> plain.computeIfAbsent(entry.getKey(), key -> new ArrayList<>())
                        .add(entry.getValue().orElse("")));
        List<SealedSecret> secrets = sql.query(
                "select name, key_id, sealed, set_at from settings.secrets" + ONE + " order by name",
                SqlSettings::secret,
                of.storefront(),
                of.provider());
        return new OwnSettings(of, head.revision(), plain, secrets, head.change());
    }

    private static SealedSecret secret(ResultSet row) throws SQLException {
        return new SealedSecret(
                row.getString("name"),
                row.getString("key_id"),
                row.getString("sealed"),
                Instant.ofEpochMilli(row.getLong("set_at")));
    }

    @Override
    public void put(OwnSettings settings) {
        OwnSettings.Of of = settings.of();
        remove(of);
        sql.update(
                "insert into settings.provider_settings (storefront, provider, factory_pid, revision, changed_at,"
                        + " changed_by) values (?, ?, ?, ?, ?, ?)",
                of.storefront(),
                of.provider(),
                of.factoryPid(),
                settings.revision(),
                settings.change().at().toEpochMilli(),
                settings.change().by());
        settings.plain().forEach((name, values) -> putPlain(of, name, values));
        settings.secrets().forEach(secret -> putSecret(of, secret));
    }

    private void putPlain(OwnSettings.Of of, String name, List<String> values) {
        for (int i = 0; i < values.size(); i++) {
            sql.update(
                    "insert into settings.plain_values (storefront, provider, name, place, content)"
                            + " values (?, ?, ?, ?, ?)",
                    of.storefront(),
                    of.provider(),
                    name,
                    i,
                    values.get(i));
        }
    }

    private void putSecret(OwnSettings.Of of, SealedSecret secret) {
        sql.update(
                "insert into settings.secrets (storefront, provider, name, key_id, sealed, set_at)"
                        + " values (?, ?, ?, ?, ?, ?)",
                of.storefront(),
                of.provider(),
                secret.key(),
                secret.keyId(),
                secret.sealed(),
                secret.since().toEpochMilli());
    }

    @Override
    public void remove(OwnSettings.Of of) {
        for (String table : List.of("plain_values", "secrets", "provider_settings")) {
            sql.update("delete from settings." + table + ONE, of.storefront(), of.provider());
        }
    }

    @Override
    public boolean reseal(OwnSettings.Of of, SealedSecret before, SealedSecret after) {
        return sql.update(
                        "update settings.secrets set key_id = ?, sealed = ?" + ONE + " and name = ? and sealed = ?",
                        after.keyId(),
                        after.sealed(),
                        of.storefront(),
                        of.provider(),
                        before.key(),
                        before.sealed())
                == 1;
    }
}
