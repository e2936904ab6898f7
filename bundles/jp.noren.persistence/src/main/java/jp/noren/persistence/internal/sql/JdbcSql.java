package jp.noren.persistence.internal.sql;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import jp.noren.persistence.Sql;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Plain SQL on the pool: inside a transaction the pool hands out the transaction's own connection, and outside one that commits by itself. */
@Component
public final class JdbcSql implements Sql {
    private static final String UNIQUE_VIOLATION = "23505";

    private final DataSource source;
    private final Dialect dialect;

    @Activate
    public JdbcSql(@Reference(target = "(osgi.jndi.service.name=noren)") DataSource source) {
        this.source = source;
        this.dialect = ask(source);
    }

    private static Dialect ask(DataSource source) {
        try (Connection connection = source.getConnection()) {
            String product = connection.getMetaData().getDatabaseProductName();
            return product.contains("Derby") ? Dialect.DERBY : Dialect.POSTGRESQL;
        } catch (SQLException e) {
            throw new UncheckedSqlException("The database cannot be reached", e);
        }
    }

    @Override
    public int update(String statement, Object... parameters) {
        try {
            return execute(statement, parameters);
        } catch (SQLException e) {
            throw new UncheckedSqlException(statement, e);
        }
    }

    @Override
    public int[] updateEach(String statement, List<Object[]> rowsOfParameters) {
        try (Connection connection = source.getConnection();
                PreparedStatement prepared = connection.prepareStatement(statement)) {
            for (Object[] parameters : rowsOfParameters) {
                Parameters.bind(prepared, dialect, parameters);
                prepared.addBatch();
            }
            return prepared.executeBatch();
        } catch (SQLException e) {
            throw new UncheckedSqlException(statement, e);
        }
    }

    /** PostgreSQL gives a transaction up after a violated key, so there the key must not be violated; Derby takes back the one statement. */
    @Override
    public boolean insertIfAbsent(String insertStatement, Object... parameters) {
        if (dialect == Dialect.POSTGRESQL) {
            return update(insertStatement + " on conflict do nothing", parameters) == 1;
        }
        try {
            return execute(insertStatement, parameters) == 1;
        } catch (SQLException e) {
            if (UNIQUE_VIOLATION.equals(e.getSQLState())) {
                return false;
            }
            throw new UncheckedSqlException(insertStatement, e);
        }
    }

    private int execute(String statement, Object... parameters) throws SQLException {
        try (Connection connection = source.getConnection();
                PreparedStatement prepared = connection.prepareStatement(statement)) {
            Parameters.bind(prepared, dialect, parameters);
            return prepared.executeUpdate();
        }
    }

    @Override
    public <T> List<T> query(String statement, RowMapper<T> mapper, Object... parameters) {
        try (Connection connection = source.getConnection();
                PreparedStatement prepared = connection.prepareStatement(statement)) {
            Parameters.bind(prepared, dialect, parameters);
            try (ResultSet rows = prepared.executeQuery()) {
                List<T> found = new ArrayList<>();
                while (rows.next()) {
                    found.add(mapper.map(rows));
                }
                return found;
            }
        } catch (SQLException e) {
            throw new UncheckedSqlException(statement, e);
        }
    }

    @Override
    public <T> Optional<T> first(String statement, RowMapper<T> mapper, Object... parameters) {
        try (Connection connection = source.getConnection();
                PreparedStatement prepared = connection.prepareStatement(statement)) {
            Parameters.bind(prepared, dialect, parameters);
            return firstOf(prepared, mapper);
        } catch (SQLException e) {
            throw new UncheckedSqlException(statement, e);
        }
    }

    /** The pool keeps statements, and gives them out again as they were left: the bound must not stay. */
    private static <T> Optional<T> firstOf(PreparedStatement prepared, RowMapper<T> mapper) throws SQLException {
        prepared.setMaxRows(1);
        try (ResultSet rows = prepared.executeQuery()) {
            return rows.next() ? Optional.of(mapper.map(rows)) : Optional.empty();
        } finally {
            prepared.setMaxRows(0);
        }
    }

    @Override
    public Dialect dialect() {
        return dialect;
    }
}
