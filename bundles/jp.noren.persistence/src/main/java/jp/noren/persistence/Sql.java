package jp.noren.persistence;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;

/**
 * Plain SQL on the one DataSource, for what must be a single statement: conditional updates, queues, insert-only records.
 * Inside a transaction of {@link Transactions} it uses that transaction's connection, else each call commits by itself.
 * Parameters may be String, Long, Integer, Boolean, LocalDate, LocalDateTime (UTC), byte[] and null.
 */
public interface Sql {

    /** Makes a value of a row. It reads that row and asks the database nothing: the statement is still open. */
    @FunctionalInterface
    interface RowMapper<T> {
        T map(ResultSet row) throws SQLException;
    }

    /** The two databases of the house. */
    enum Dialect {
        DERBY,
        POSTGRESQL
    }

    /** The number of rows that changed: the decision of a conditional update (limits, stock, states, fences). */
    int update(String statement, Object... parameters);

    /**
     * The same statement once for each row of parameters, in one round trip to the database.
     *
     * @return the number of rows that each changed
     */
    int[] updateEach(String statement, List<Object[]> rowsOfParameters);

    /** Inserts one row; false when a unique key already holds that value, and then the transaction can still be used. */
    boolean insertIfAbsent(String insertStatement, Object... parameters);

    /**
     * {@link #insertIfAbsent} once for each row, where the database can in one round trip.
     *
     * @return for each row whether it was inserted
     */
    default boolean[] insertEachIfAbsent(String insertStatement, List<Object[]> rowsOfParameters) {
        boolean[] inserted = new boolean[rowsOfParameters.size()];
        boolean atOnce = dialect() == Dialect.POSTGRESQL;
        int[] counts = atOnce ? updateEach(insertStatement + " on conflict do nothing", rowsOfParameters) : new int[0];
        for (int i = 0; i < inserted.length; i++) {
            inserted[i] = atOnce ? counts[i] == 1 : insertIfAbsent(insertStatement, rowsOfParameters.get(i));
        }
        return inserted;
    }

    <T> List<T> query(String statement, RowMapper<T> mapper, Object... parameters);

    <T> Optional<T> first(String statement, RowMapper<T> mapper, Object... parameters);

    Dialect dialect();

    /**
     * Reads a timestamp column as the UTC time it stands for, or null. Neither driver's own way serves both databases:
     * Derby knows no {@code java.time}, and {@code java.sql.Timestamp} leads through the zone of the machine.
     */
    static LocalDateTime dateTime(ResultSet row, String column) throws SQLException {
        String text = row.getString(column);
        return text == null ? null : LocalDateTime.parse(text.replace(' ', 'T'));
    }

    /** Reads a date column, or null. */
    static LocalDate date(ResultSet row, String column) throws SQLException {
        String text = row.getString(column);
        return text == null ? null : LocalDate.parse(text);
    }
}
