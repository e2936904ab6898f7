package jp.noren.plugin.internal.db;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import jp.noren.persistence.Schema;
import jp.noren.persistence.Sql;
import jp.noren.plugin.internal.app.Artefact;
import jp.noren.plugin.internal.app.Artefacts;
import jp.noren.plugin.internal.app.ReadJar;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The jars in their table. */
@Component
public final class SqlArtefacts implements Artefacts {
    private final Sql sql;
    private final ReadJar read;

    @Activate
    public SqlArtefacts(
            @Reference(target = "(schema.name=plugin)") Schema schema, @Reference Sql sql, @Reference ReadJar read) {
        this.sql = sql;
        this.read = read;
    }

    @Override
    public void keep(Artefact artefact, String by, Instant at) {
        boolean known = sql.first(
                        "select a.sha256 from plugin.artefacts a where a.sha256 = ?",
                        row -> row.getString("sha256"),
                        artefact.sha256())
                .isPresent();
        if (!known) {
            sql.insertIfAbsent(
                    "insert into plugin.artefacts (sha256, bundle, bundle_version, signature, content, kept_by, kept_at)"
                            + " values (?, ?, ?, ?, ?, ?, ?)",
                    artefact.sha256(),
                    artefact.facts().name(),
                    artefact.facts().version(),
                    artefact.signature(),
                    artefact.content(),
                    by,
                    at.toEpochMilli());
        } else if (artefact.signature() != null) {
            sql.update(
                    "update plugin.artefacts set signature = ? where sha256 = ?",
                    artefact.signature(),
                    artefact.sha256());
        }
    }

    /** A jar as it lies in its row. */
    private record Kept(byte[] content, String signature) {
        static Kept of(ResultSet row) throws SQLException {
            return new Kept(row.getBytes("content"), row.getString("signature"));
        }
    }

    @Override
    public Optional<Artefact> find(String sha256) {
        return sql.first("select a.content, a.signature from plugin.artefacts a where a.sha256 = ?", Kept::of, sha256)
                .map(kept -> artefact(sha256, kept));
    }

    private Artefact artefact(String sha256, Kept kept) {
        return read.of(kept.content(), kept.signature())
                .filter(artefact -> artefact.sha256().equals(sha256))
                .orElseThrow(() -> new DamagedException("the jar kept as " + sha256 + " is another one"));
    }

    @Override
    public Map<String, String> signatures() {
        Map<String, String> signatures = new HashMap<>();
        sql.query(
                        "select a.sha256, a.signature from plugin.artefacts a where a.signature is not null",
                        row -> Map.entry(row.getString("sha256"), row.getString("signature")))
                .forEach(one -> signatures.put(one.getKey(), one.getValue()));
        return signatures;
    }
}
