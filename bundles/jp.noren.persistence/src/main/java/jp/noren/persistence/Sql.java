package jp.noren.persistence;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/**
 * Plain SQL on the one DataSource, for what must be a single statement: conditional updates, queues, insert-only records.
 * Inside a transaction of {@link Transactions} it uses that transaction's connection, else each call commits by itself.
 * Parameters may be String, Long, Integer, Boolean, LocalDate, LocalDateTime (UTC), byte[] and null.
 */
public interface Sql {

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

    /** Inserts one row; false when a unique key already holds that value, and then the transaction can still be used. */
    boolean insertIfAbsent(String insertStatement, Object... parameters);

    <T> List<T> query(String statement, RowMapper<T> mapper, Object... parameters);

    <T> Optional<T> first(String statement, RowMapper<T> mapper, Object... parameters);

    Dialect dialect();
}
