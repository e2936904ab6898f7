package jp.noren.payment.directdebit.internal.app;

/** The twenty characters under which the bank files a mandate: digits stand to the right with zeros before them, anything else to the left. */
final class CustomerNumber {
    static final int LENGTH = 20;

    private CustomerNumber() {}

    static String field(String number) {
        return isDigits(number)
                ? "0".repeat(LENGTH - number.length()) + number
                : number + " ".repeat(LENGTH - number.length());
    }

    /** One text for a number, however it is filled up. */
    static String bare(String field) {
        String number = field.strip();
        return isDigits(number) ? number.replaceFirst("^0+(?=.)", "") : number;
    }

    private static boolean isDigits(String text) {
        return !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }
}
