package jp.noren.audit.internal.db;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import jp.noren.audit.internal.app.Trail;
import jp.noren.audit.internal.domain.Entry;
import jp.noren.audit.internal.domain.Head;
import jp.noren.audit.internal.domain.LaneKey;
import jp.noren.persistence.Schema;
import jp.noren.persistence.Sql;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The trail in the database. Only the heads of the lanes ever change, and only forwards. */
@Component(service = Trail.class)
public final class SqlTrail implements Trail {
    private static final String HEAD =
            "select chain, lane, n, hash, key_id, signature from audit.heads where chain = ? and lane = ?";

    private static final String INSERT =
            "insert into audit.entries (chain, lane, n, id, happened_at, actor_kind, actor, act, object_id, details, key_id, hash)"
                    + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

    private final Sql sql;
    private final String lockingHead;

    @Activate
    public SqlTrail(@Reference Sql sql, @Reference(target = "(schema.name=audit)") Schema schema) {
        this.sql = sql;
        // Derby drops the lock of a plain FOR UPDATE with the cursor; WITH RS keeps it until the commit.
        this.lockingHead = HEAD + (sql.dialect() == Sql.Dialect.DERBY ? " for update with rs" : " for update");
    }

    @Override
    public void append(List<Entry.Sealed> entries) {
        sql.updateEach(INSERT, entries.stream().map(SqlTrail::values).toList());
    }

    private static Object[] values(Entry.Sealed sealed) {
        Entry entry = sealed.entry();
        return new Object[] {
            entry.lane().chain(),
            entry.lane().lane(),
            entry.n(),
            entry.id(),
            entry.at().toEpochMilli(),
            entry.actorKind(),
            entry.actor(),
            entry.act(),
            entry.object(),
            entry.details(),
            entry.keyId(),
            sealed.hash()
        };
    }

    @Override
    public boolean advance(Head from, Head to) {
        return sql.update(
                        "update audit.heads set n = ?, hash = ?, key_id = ?, signature = ?"
                                + " where chain = ? and lane = ? and n = ? and hash = ?",
                        to.n(),
                        to.hash(),
                        to.keyId(),
                        to.signature(),
                        from.lane().chain(),
                        from.lane().lane(),
                        from.n(),
                        from.hash())
                == 1;
    }

    @Override
    public Optional<Head> lockHead(LaneKey lane) {
        return sql.first(lockingHead, SqlTrail::head, lane.chain(), lane.lane());
    }

    @Override
    public void found(List<Head> lanes) {
        for (Head head : lanes) {
            sql.insertIfAbsent(
                    "insert into audit.heads (chain, lane, n, hash, key_id, signature) values (?, ?, ?, ?, ?, ?)",
                    head.lane().chain(),
                    head.lane().lane(),
                    head.n(),
                    head.hash(),
                    head.keyId(),
                    head.signature());
        }
    }

    @Override
    public Map<LaneKey, Head> heads() {
        return sql.query("select chain, lane, n, hash, key_id, signature from audit.heads", SqlTrail::head).stream()
                .collect(Collectors.toMap(Head::lane, head -> head));
    }

    @Override
    public Map<LaneKey, Long> lasts() {
        Map<LaneKey, Long> lasts = new HashMap<>();
        sql.query(
                "select chain, lane, max(n) from audit.entries group by chain, lane",
                row -> lasts.put(new LaneKey(row.getString(1), row.getInt(2)), row.getLong(3)));
        return lasts;
    }

    @Override
    public List<Entry.Sealed> read(LaneKey lane, long after, int limit) {
        return sql.query(
                EntryRows.SELECT + " where chain = ? and lane = ? and n > ? order by n fetch first ? rows only",
                EntryRows::read,
                lane.chain(),
                lane.lane(),
                after,
                limit);
    }

    @Override
    public String claimKey(int number, String keyId) {
        sql.insertIfAbsent("insert into audit.keys (number, key_id) values (?, ?)", number, keyId);
        return sql.first("select key_id from audit.keys where number = ?", row -> row.getString(1), number)
                .orElseThrow();
    }

    private static Head head(ResultSet row) throws SQLException {
        LaneKey lane = new LaneKey(row.getString(1), row.getInt(2));
        return new Head(lane, row.getLong(3), row.getString(4), row.getString(5), row.getString(6));
    }
}
