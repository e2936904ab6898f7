package jp.noren.payment.banktransfer.internal.domain;

import java.nio.ByteBuffer;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Ten digits that a payer puts before his name, so that his deposit can be told apart. */
public final class PayerReference {
    private static final long NUMBERS = 1_000_000_000L;
    private static final Pattern NO_DIGITS = Pattern.compile("[^0-9]+");
    private static final Pattern SEPARATED_DIGITS = Pattern.compile("(?<=[0-9])[ -]+(?=[0-9])");

    private PayerReference() {}

    /** The same for the same key, so that nothing has to be kept: nine digits of the key's hash and one that catches a mistyped digit. */
    public static String of(String key) {
        long number = Long.remainderUnsigned(ByteBuffer.wrap(Sha256.of(key)).getLong(), NUMBERS);
        String digits = String.format("%09d", number);
        return digits + checkDigit(digits);
    }

    /** The numbers that stand in what a bank wrote as the payer's name; digits may have been set apart by spaces or hyphens. */
    public static Set<String> in(String payer) {
        String text = PayerName.fullWidth(payer);
        Set<String> numbers = new HashSet<>(split(text));
        numbers.addAll(split(SEPARATED_DIGITS.matcher(text).replaceAll("")));
        return numbers;
    }

    private static Set<String> split(String text) {
        return NO_DIGITS.splitAsStream(text).collect(Collectors.toSet());
    }

    /** ISO 7064, MOD 11,10: every single wrong digit changes it. */
    private static int checkDigit(String digits) {
        int product = 10;
        for (int i = 0; i < digits.length(); i++) {
            int sum = (product + digits.charAt(i) - '0') % 10;
            product = (sum == 0 ? 10 : sum) * 2 % 11;
        }
        return (11 - product) % 10;
    }
}
