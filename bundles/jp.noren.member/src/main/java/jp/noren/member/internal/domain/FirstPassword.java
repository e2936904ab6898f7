package jp.noren.member.internal.domain;

/** A password for one login: it is mailed, and replaced at the first use (R091). */
public final class FirstPassword {
    /** Characters of random text that one needs: 60 bits. */
    public static final int RANDOM_LENGTH = 12;

    private static final int GROUP = 4;

    private FirstPassword() {}

    /** In groups of four, so that it can be typed off a telephone's screen. */
    public static String of(String random) {
        return String.join(
                "-",
                random.substring(0, GROUP),
                random.substring(GROUP, 2 * GROUP),
                random.substring(2 * GROUP, RANDOM_LENGTH));
    }
}
