package jp.noren.persistence.internal.sql;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import jp.noren.persistence.Sql.Dialect;

/** Puts Java values into a statement. Dates go to Derby as text, because its own way leads through the zone of the machine. */
final class Parameters {
    private static final DateTimeFormatter DERBY_TIMESTAMP = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSSSSS");

    private Parameters() {}

    static void bind(PreparedStatement statement, Dialect dialect, Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            bind(statement, dialect, i + 1, values[i]);
        }
    }

    private static void bind(PreparedStatement statement, Dialect dialect, int index, Object value)
            throws SQLException {
        if (value instanceof String text) {
            statement.setString(index, text);
        } else if (value instanceof Long number) {
            statement.setLong(index, number);
        } else if (value instanceof Integer number) {
            statement.setInt(index, number);
        } else if (value instanceof Boolean flag) {
            statement.setBoolean(index, flag);
        } else if (value instanceof byte[] bytes) {
            statement.setBytes(index, bytes);
        } else if (value == null) {
            bindNull(statement, dialect, index);
        } else {
            bindDate(statement, dialect, index, value);
        }
    }

    private static void bindNull(PreparedStatement statement, Dialect dialect, int index) throws SQLException {
        if (dialect == Dialect.DERBY) {
            statement.setObject(index, null);
        } else {
            statement.setNull(index, Types.NULL);
        }
    }

    private static void bindDate(PreparedStatement statement, Dialect dialect, int index, Object value)
            throws SQLException {
        if (!(value instanceof LocalDate) && !(value instanceof LocalDateTime)) {
            throw new IllegalArgumentException("No parameter may be a " + value.getClass());
        }
        if (dialect == Dialect.POSTGRESQL) {
            statement.setObject(index, value);
        } else if (value instanceof LocalDateTime time) {
            statement.setString(index, DERBY_TIMESTAMP.format(time));
        } else {
            statement.setString(index, value.toString());
        }
    }
}
