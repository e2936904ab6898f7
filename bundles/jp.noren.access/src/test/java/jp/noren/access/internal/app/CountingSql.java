package jp.noren.access.internal.app;

import java.util.List;
import java.util.Optional;
import jp.noren.persistence.Sql;

/** Counts the statements that pass. */
final class CountingSql implements Sql {
    private final Sql sql;
    private int reads;
    private int writes;

    CountingSql(Sql sql) {
        this.sql = sql;
    }

    int reads() {
        return reads;
    }

    int writes() {
        return writes;
    }

    void reset() {
        reads = 0;
        writes = 0;
    }

    @Override
    public int update(String statement, Object... parameters) {
        writes++;
        return sql.update(statement, parameters);
    }

    @Override
    public int[] updateEach(String statement, List<Object[]> parameters) {
        writes += parameters.size();
        return sql.updateEach(statement, parameters);
    }

    @Override
    public boolean insertIfAbsent(String insertStatement, Object... parameters) {
        writes++;
        return sql.insertIfAbsent(insertStatement, parameters);
    }

    @Override
    public <T> List<T> query(String statement, RowMapper<T> mapper, Object... parameters) {
        reads++;
        return sql.query(statement, mapper, parameters);
    }

    @Override
    public <T> Optional<T> first(String statement, RowMapper<T> mapper, Object... parameters) {
        reads++;
        return sql.first(statement, mapper, parameters);
    }

    @Override
    public Dialect dialect() {
        return sql.dialect();
    }
}
