package jp.noren.audit.internal.db;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import jp.noren.audit.internal.domain.Entry;
import jp.noren.audit.internal.domain.LaneKey;

/** Turns rows into entries. */
final class EntryRows {
    static final String SELECT =
            "select chain, lane, n, id, happened_at, actor_kind, actor, act, object_id, details, key_id, hash from audit.entries";

    private EntryRows() {}

    static Entry.Sealed read(ResultSet row) throws SQLException {
        Entry entry = new Entry(
                new LaneKey(row.getString(1), row.getInt(2)),
                row.getLong(3),
                row.getString(4),
                Instant.ofEpochMilli(row.getLong(5)),
                row.getString(6),
                row.getString(7),
                row.getString(8),
                row.getString(9),
                row.getString(10),
                row.getString(11));
        return new Entry.Sealed(entry, row.getString(12));
    }
}
