package jp.noren.checkout.internal.domain;

import java.util.Locale;

/** The number people read aloud: the storefront and ten characters that tell neither how many orders there are nor the next one. */
public final class OrderNumber {
    /** Characters of random text a number needs. */
    public static final int RANDOM_LENGTH = 10;

    private OrderNumber() {}

    /** @param random {@link #RANDOM_LENGTH} characters of Crockford base 32, as {@code jp.noren.kernel.Ids} makes them */
    public static String of(String storefront, String random) {
        String text = random.toUpperCase(Locale.ROOT);
        return storefront + "-" + text.substring(0, 5) + "-" + text.substring(5, RANDOM_LENGTH);
    }
}
