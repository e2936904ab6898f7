package jp.noren.webhook.internal.db;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import jp.noren.kernel.Slice;
import jp.noren.persistence.Sql;

/** A page of a table {@code t} with {@code id} and {@code created_at}, newest first, narrowed by what is not null. */
final class Listing {
    private final String table;
    private final StringBuilder where = new StringBuilder(" where 1 = 1");
    private final List<Object> values = new ArrayList<>();

    Listing(String table) {
        this.table = table;
    }

    void equal(String column, Object value) {
        if (value != null) {
            where.append(" and t.").append(column).append(" = ?");
            values.add(value);
        }
    }

    /** @param among null: any; empty: none */
    void in(String column, List<String> among) {
        if (among != null) {
            String marks = String.join(", ", Collections.nCopies(among.size(), "?"));
            where.append(marks.isEmpty() ? " and 1 = 0" : " and t." + column + " in (" + marks + ")");
            values.addAll(among);
        }
    }

    <T> List<T> query(Sql sql, String select, Slice slice, Sql.RowMapper<T> mapper) {
        boolean back = slice.isBackwards();
        String anchor = back ? slice.before() : slice.after();
        if (anchor != null) {
            String beyond = back ? ">" : "<";
            where.append(" and exists (select 1 from " + table + " a where a.id = ? and (t.created_at " + beyond
                    + " a.created_at or (t.created_at = a.created_at and t.id " + beyond + " a.id)))");
            values.add(anchor);
        }
        String direction = back ? "" : " desc";
        String order = " order by t.created_at" + direction + ", t.id" + direction + " fetch first " + slice.rows()
                + " rows only";
        return sql.query(select + where + order, mapper, values.toArray());
    }
}
