package jp.noren.checkout.internal.app;

/**
 * A piece of a list. One row more than the limit is read, so that the asker learns whether more follow.
 *
 * @param after id of the row before the piece, or null
 * @param before id of the row after the piece, or null
 */
public record Slice(int limit, String after, String before) {
    public int rows() {
        return limit + 1;
    }
}
