package jp.noren.rest;

import java.util.List;
import java.util.function.Function;

/**
 * A page of a list by cursor, newest first: {@code limit} (1 to 100, 20 if absent), {@code starting_after}, {@code ending_before}.
 *
 * @param object always {@code list}
 * @param data the rows
 * @param hasMore whether rows follow in the direction asked for
 * @param url the list's own address
 */
public record Page<T>(String object, List<T> data, boolean hasMore, String url) {

    /**
     * What is asked for. A bean parameter's raw material: see {@link #of}.
     *
     * @param limit how many, 1 to 100
     * @param startingAfter id of the row before the page, or null
     * @param endingBefore id of the row after the page, or null
     */
    public record Cursor(int limit, String startingAfter, String endingBefore) {

        public static final int DEFAULT_LIMIT = 20;
        public static final int MAX_LIMIT = 100;

        /** @throws jp.noren.kernel.RefusedException INVALID {@code rest.page-invalid} for a limit out of range, or both cursors at once */
        public static Cursor of(Integer limit, String startingAfter, String endingBefore) {
            int wanted = limit == null ? DEFAULT_LIMIT : limit;
            if (wanted < 1 || wanted > MAX_LIMIT || (startingAfter != null && endingBefore != null)) {
                throw new jp.noren.kernel.RefusedException(
                        jp.noren.kernel.RefusedException.Kind.INVALID, "rest.page-invalid");
            }
            return new Cursor(wanted, startingAfter, endingBefore);
        }
    }

    /** @param rows one more than the limit was read, so that {@code hasMore} is known */
    public static <S, T> Page<T> of(List<S> rows, Cursor cursor, String url, Function<S, T> wire) {
        boolean more = rows.size() > cursor.limit();
        List<T> data = rows.stream().limit(cursor.limit()).map(wire).toList();
        return new Page<>("list", data, more, url);
    }
}
