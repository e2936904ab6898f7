package jp.noren.webhook.internal.app;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * A piece of a list, newest first. One row more than the limit is read, so that the asker learns whether more follow.
 *
 * @param after id of the row before the piece, or null
 * @param before id of the row after the piece, or null
 */
public record Slice(int limit, String after, String before) {
    public int rows() {
        return limit + 1;
    }

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
