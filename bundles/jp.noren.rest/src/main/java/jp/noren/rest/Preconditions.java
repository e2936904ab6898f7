package jp.noren.rest;

import java.util.Arrays;
import jp.noren.kernel.RefusedException;

/**
 * Nobody overwrites what he has not seen. What can be edited is answered with an {@code ETag}
 * ({@code Response.ok(view).tag(tag)}), and a change of it must bring that tag back in {@code If-Match}.
 */
public final class Preconditions {
    private Preconditions() {}

    /**
     * @param tag the tag of the object as it stands now, without quotes
     * @throws RefusedException PRECONDITION_REQUIRED {@code rest.if-match-missing} without the header;
     *     PRECONDITION_FAILED {@code rest.if-match-failed} when the object has changed since
     */
    public static void requireMatch(Request request, String tag) {
        String wanted = request.ifMatch()
                .orElseThrow(() ->
                        new RefusedException(RefusedException.Kind.PRECONDITION_REQUIRED, "rest.if-match-missing"));
        if (!matches(wanted, tag)) {
            throw new RefusedException(RefusedException.Kind.PRECONDITION_FAILED, "rest.if-match-failed");
        }
    }

    /** Whether a header with one tag, several, or a star names this tag. Weak tags never match: they do not promise sameness. */
    static boolean matches(String header, String tag) {
        return Arrays.stream(header.split(","))
                .map(String::trim)
                .anyMatch(one -> one.equals("*") || unquoted(one).equals(tag));
    }

    private static String unquoted(String tag) {
        return tag.length() > 1 && tag.startsWith("\"") && tag.endsWith("\"")
                ? tag.substring(1, tag.length() - 1)
                : tag;
    }
}
