package jp.noren.member.internal.domain;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** A mail address. */
public final class EmailAddress {
    private static final int MAX = 254;
    private static final Pattern FORM = Pattern.compile(
            "[0-9A-Za-z.!#$%&'*+/=?^_`{|}~-]{1,64}@(?:[0-9A-Za-z](?:[0-9A-Za-z-]*[0-9A-Za-z])?\\.)+[A-Za-z]{2,63}");

    private EmailAddress() {}

    /** The address without blanks around it, or nothing when no mail could go there. */
    public static Optional<String> parse(String typed) {
        String address = typed == null ? "" : typed.strip();
        return address.length() <= MAX && FORM.matcher(address).matches() ? Optional.of(address) : Optional.empty();
    }

    /** The form in which two addresses are the same: capitals make no difference. */
    public static String key(String address) {
        return address.strip().toLowerCase(Locale.ROOT);
    }
}
