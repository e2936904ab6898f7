package jp.noren.kernel;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * A piece of a list, as a page of the API asks for it. One row more than the limit is read, so that the asker learns whether more follow.
 *
 * @param limit rows wanted, 1 or more
 * @param after id of the row before the piece, or null for the list's beginning
 * @param before id of the row after the piece, or null; read against the order of the list
 */
public record Slice(int limit, String after, String before) {
    /** How many rows are read. */
    public int rows() {
        return limit + 1;
    }

    /** Whether it is read against the order of the list. */
    public boolean isBackwards() {
        return before != null;
    }

    /** The rows as read, in the order of the list. */
    public <T> List<T> shown(List<T> rows) {
        if (!isBackwards()) {
            return rows;
        }
        List<T> shown = new ArrayList<>(rows);
        Collections.reverse(shown);
        return shown;
    }
}
