package jp.noren.payment.rent.internal.wire;

/** What stands on the tenant's claim: one line of at most 60 characters. */
final class Label {
    private static final int LONGEST = 60;

    private Label() {}

    static String cut(String text) {
        String line = text == null ? "" : text.replaceAll("\\p{Cntrl}", " ").strip();
        int end = Math.min(line.codePointCount(0, line.length()), LONGEST);
        return line.isEmpty() ? "-" : line.substring(0, line.offsetByCodePoints(0, end));
    }
}
