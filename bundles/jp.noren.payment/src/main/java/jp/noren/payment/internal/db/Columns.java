package jp.noren.payment.internal.db;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import jp.noren.kernel.Yen;

/** Between columns and values. */
final class Columns {
    private Columns() {}

    static Long millis(Instant instant) {
        return instant == null ? null : instant.toEpochMilli();
    }

    static Instant instant(ResultSet row, String column) throws SQLException {
        long millis = row.getLong(column);
        return row.wasNull() ? null : Instant.ofEpochMilli(millis);
    }

    static Yen yen(ResultSet row, String column) throws SQLException {
        return Yen.of(row.getLong(column));
    }

    static String name(Enum<?> value) {
        return value == null ? null : value.name();
    }

    static <E extends Enum<E>> E value(Class<E> type, String name) {
        return name == null ? null : Enum.valueOf(type, name);
    }
}
