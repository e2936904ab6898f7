package jp.noren.rental.internal.db;

import jp.noren.kernel.Slice;
import jp.noren.persistence.Conditions;

/**
 * The piece of a list that lies beyond its anchor, ordered by one column and then by id.
 *
 * @param table with its schema
 * @param alias of the table in the query
 * @param column never null in the table
 */
record Paging(String table, String alias, String column) {

    /** Adds the condition and returns what follows it. */
    String apply(Conditions listing, Slice slice) {
        boolean back = slice.isBackwards();
        String anchor = back ? slice.before() : slice.after();
        String here = alias + "." + column;
        if (anchor != null) {
            String beyond = back ? "<" : ">";
            listing.and(
                    "exists (select 1 from " + table + " a where a.id = ? and (" + here + " " + beyond + " a." + column
                            + " or (" + here + " = a." + column + " and " + alias + ".id " + beyond + " a.id)))",
                    anchor);
        }
        String direction = back ? " desc" : "";
        return " order by " + here + direction + ", " + alias + ".id" + direction + " fetch first " + slice.rows()
                + " rows only";
    }
}
