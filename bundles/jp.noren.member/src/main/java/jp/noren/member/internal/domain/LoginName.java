package jp.noren.member.internal.domain;

import java.util.Locale;
import java.util.Optional;

/** The login id of a member: constant, apart from his address (R016, Q27). */
public final class LoginName {
    /** Characters of random text that an id needs. */
    public static final int RANDOM_LENGTH = 8;

    private LoginName() {}

    /** The id in small letters, or nothing: 4 to 40 letters, digits, dots, hyphens or underscores, and no address. */
    public static Optional<String> parse(String typed) {
        String id = typed.strip().toLowerCase(Locale.ROOT);
        return id.matches("[0-9a-z][0-9a-z._-]{3,39}") ? Optional.of(id) : Optional.empty();
    }

    /**
     * An id for who chose none: the shop's code and eight characters.
     *
     * @param random {@link #RANDOM_LENGTH} characters of Crockford base 32, as {@code jp.noren.kernel.Ids} makes them
     */
    public static String of(String storefront, String random) {
        return storefront.toLowerCase(Locale.ROOT) + random.substring(0, RANDOM_LENGTH);
    }
}
