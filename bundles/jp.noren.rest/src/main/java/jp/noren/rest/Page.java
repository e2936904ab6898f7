package jp.noren.rest;

import java.util.List;
import java.util.function.Function;
import jp.noren.kernel.RefusedException;

/**
 * A page of a list by cursor, newest first: {@code limit} (1 to 100, 20 if absent), {@code starting_after}, {@code ending_before}.
 * When rows follow, the answer also carries {@code Link} with {@code rel="next"} ({@code rel="prev"} after {@code ending_before}), made from
 * the rows' component {@code id}.
 *
 * @param object always {@code list}
 * @param data the rows
 * @param hasMore whether rows follow in the direction asked for
 * @param url the list's own address
 */
public record Page<T>(String object, List<T> data, boolean hasMore, String url) {

    /**
     * What is asked for, from the query parameters {@code limit}, {@code starting_after} and {@code ending_before}: see {@link #of}.
     *
     * @param limit how many, 1 to 100
     * @param startingAfter id of the row before the page, or null
     * @param endingBefore id of the row after the page, or null
     */
    public record Cursor(int limit, String startingAfter, String endingBefore) {

        public static final int DEFAULT_LIMIT = 20;
        public static final int MAX_LIMIT = 100;

        /** @throws RefusedException INVALID {@code rest.page-invalid} for a limit out of range, or both cursors at once */
        public static Cursor of(Integer limit, String startingAfter, String endingBefore) {
            int wanted = limit == null ? DEFAULT_LIMIT : limit;
            if (wanted < 1 || wanted > MAX_LIMIT || (startingAfter != null && endingBefore != null)) {
                throw new RefusedException(RefusedException.Kind.INVALID, "rest.page-invalid");
            }
            return new Cursor(wanted, startingAfter, endingBefore);
        }
    }

    /**
     * @param rows newest first, one more than the limit (in the direction asked for) if there is one, so that {@code hasMore} is known:
     *     after {@code starting_after} and without a cursor the one too many is the last row, before {@code ending_before} it is the first
     * @param url the list's own address, such as {@code /api/v1/orders}
     */
    public static <S, T> Page<T> of(List<S> rows, Cursor cursor, String url, Function<S, T> wire) {
        boolean more = rows.size() > cursor.limit();
        int skipped = more && cursor.endingBefore() != null ? rows.size() - cursor.limit() : 0;
        List<T> data =
                rows.stream().skip(skipped).limit(cursor.limit()).map(wire).toList();
        return new Page<>("list", data, more, url);
    }
}
