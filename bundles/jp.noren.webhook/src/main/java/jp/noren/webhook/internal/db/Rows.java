package jp.noren.webhook.internal.db;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;

/** Instants are epoch milliseconds. */
final class Rows {
    private Rows() {}

    /** Null for null. */
    static Instant instant(ResultSet row, String column) throws SQLException {
        long millis = row.getLong(column);
        return row.wasNull() ? null : Instant.ofEpochMilli(millis);
    }

    static Long millis(Instant instant) {
        return instant == null ? null : instant.toEpochMilli();
    }
}
