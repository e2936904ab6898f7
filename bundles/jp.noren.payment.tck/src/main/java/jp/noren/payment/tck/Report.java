package jp.noren.payment.tck;

import org.opentest4j.AssertionFailedError;

/** Says what is wrong as a colleague would: what was expected, what came, where to read, and what stands there. */
final class Report {
    private Report() {}

    static void expect(Guide section, boolean holds, String expected, Object came) {
        if (!holds) {
            throw failure(section, expected, came);
        }
    }

    static <T> T expect(Guide section, Class<T> type, String why, Object came) {
        if (!type.isInstance(came)) {
            throw failure(section, "a " + type.getSimpleName() + ", " + why, came);
        }
        return type.cast(came);
    }

    static AssertionFailedError failure(Guide section, String expected, Object came) {
        return new AssertionFailedError(
                String.format(
                        "%nExpected: %s.%nWhat came: %s%nPlease read: provider guide, section %s.%n%s%n",
                        expected,
                        describe(came),
                        section.heading(),
                        section.text().indent(4)),
                expected,
                String.valueOf(came),
                came instanceof Throwable thrown ? thrown : null);
    }

    private static String describe(Object came) {
        if (came instanceof Throwable thrown) {
            return "the exception " + thrown.getClass().getName() + " (" + thrown.getMessage() + ")";
        }
        return came == null ? "null" : came.toString();
    }
}
