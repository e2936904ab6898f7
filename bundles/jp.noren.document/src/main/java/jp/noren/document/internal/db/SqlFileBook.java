package jp.noren.document.internal.db;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.noren.document.internal.app.FileBook;
import jp.noren.document.internal.domain.SharedFile;
import jp.noren.document.internal.domain.SharedFile.State;
import jp.noren.kernel.LocalizedText;
import jp.noren.persistence.Schema;
import jp.noren.persistence.Sql;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Files in two tables, so that a list reads none of the contents. */
@Component
public final class SqlFileBook implements FileBook {
    private static final String SELECT =
            "select id, storefront, code, lang, device_model, title_ja, title_en, title_vi, file_name, state,"
                    + " bytes_count, sha256, created_at from document.files where ";

    private final Sql sql;

    @Activate
    public SqlFileBook(@Reference(target = "(schema.name=document)") Schema schema, @Reference Sql sql) {
        this.sql = sql;
    }

    @Override
    public void add(SharedFile file) {
        Map<String, String> titles = file.title().texts();
        long now = file.createdAt().toEpochMilli();
        sql.update(
                "insert into document.files (id, storefront, code, lang, device_model, title_ja, title_en, title_vi,"
                        + " file_name, state, created_at, changed_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                file.id(),
                file.storefront(),
                file.code(),
                file.language(),
                file.model(),
                titles.get("ja"),
                titles.get("en"),
                titles.get("vi"),
                file.fileName(),
                file.state().name(),
                now,
                now);
    }

    @Override
    public Optional<SharedFile> find(String id) {
        return sql.first(SELECT + "id = ?", SqlFileBook::read, id);
    }

    @Override
    public List<SharedFile> ofStorefront(String storefront) {
        return sql.query(
                SELECT + "storefront = ? order by code, lang, created_at desc, id", SqlFileBook::read, storefront);
    }

    @Override
    public List<SharedFile> published(String storefront) {
        return sql.query(
                SELECT + "storefront = ? and state = 'PUBLISHED' order by code, lang", SqlFileBook::read, storefront);
    }

    @Override
    public boolean fill(String id, byte[] bytes, String sha256, Instant now) {
        int free = sql.update(
                "update document.files set bytes_count = ?, sha256 = ?, changed_at = ? where id = ? and state <> 'PUBLISHED'",
                bytes.length,
                sha256,
                now.toEpochMilli(),
                id);
        if (free == 1
                && sql.update("update document.file_contents set content = ? where file_id = ?", bytes, id) == 0) {
            sql.update("insert into document.file_contents (file_id, content) values (?, ?)", id, bytes);
        }
        return free == 1;
    }

    @Override
    public Optional<byte[]> content(String id) {
        return sql.first("select content from document.file_contents where file_id = ?", row -> row.getBytes(1), id);
    }

    @Override
    public void hold(SharedFile file) {
        sql.update(
                "update document.files set changed_at = changed_at where storefront = ? and code = ? and lang = ?",
                file.storefront(),
                file.code(),
                file.language());
    }

    @Override
    public boolean move(SharedFile file, State next, Instant now) {
        return sql.update(
                        "update document.files set state = ?, changed_at = ? where id = ? and state = ?",
                        next.name(),
                        now.toEpochMilli(),
                        file.id(),
                        file.state().name())
                == 1;
    }

    @Override
    public void withdrawOthers(SharedFile file, Instant now) {
        sql.update(
                "update document.files set state = 'WITHDRAWN', changed_at = ? where storefront = ? and code = ? and lang = ?"
                        + " and id <> ? and state = 'PUBLISHED'",
                now.toEpochMilli(),
                file.storefront(),
                file.code(),
                file.language(),
                file.id());
    }

    private static SharedFile read(ResultSet row) throws SQLException {
        Map<String, String> titles = new HashMap<>();
        titles.put("ja", row.getString("title_ja"));
        titles.put("en", row.getString("title_en"));
        titles.put("vi", row.getString("title_vi"));
        titles.values().removeIf(java.util.Objects::isNull);
        String sha256 = row.getString("sha256");
        return new SharedFile(
                row.getString("id"),
                row.getString("storefront"),
                row.getString("code"),
                row.getString("lang"),
                row.getString("device_model"),
                new LocalizedText(titles),
                row.getString("file_name"),
                State.valueOf(row.getString("state")),
                sha256 == null ? null : new SharedFile.Content(row.getInt("bytes_count"), sha256),
                Instant.ofEpochMilli(row.getLong("created_at")));
    }
}
