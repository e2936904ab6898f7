package jp.noren.sandbox.internal.played;

import java.util.Optional;

/**
 * One thing that goes wrong at a played company that speaks JSON.
 *
 * @param argument a word of refusal, milliseconds or a kind of garbage, as the kind wants it
 */
public record Fault(Kind kind, String argument) {

    /** What goes wrong. */
    public enum Kind {
        /** Refuses in the company's own words; nothing is booked. */
        REFUSE,
        /** Takes the request, books nothing, hangs up. */
        LOST_BEFORE,
        /** Books and hangs up without a reply. */
        LOST_AFTER,
        /** Books, and replies so many milliseconds later. */
        LATE,
        /** Books, and replies with rubbish of a kind. */
        GARBAGE
    }

    private static final int LATE_MILLIS = 3_000;

    /** Reads {@code refuse-<word>}, {@code lost-before}, {@code lost-after}, {@code late-3000}, {@code garbage-empty}. */
    public static Optional<Fault> parse(String text) {
        if (text.matches("refuse-[0-9A-Za-z_]{1,40}")) {
            return Optional.of(new Fault(Kind.REFUSE, text.substring(7)));
        }
        if (text.matches("late-[0-9]{1,6}")) {
            return Optional.of(new Fault(Kind.LATE, text.substring(5)));
        }
        if (text.startsWith("garbage-") && JsonGarbage.names().contains(text.substring(8))) {
            return Optional.of(new Fault(Kind.GARBAGE, text.substring(8)));
        }
        return switch (text) {
            case "lost-before" -> Optional.of(new Fault(Kind.LOST_BEFORE, ""));
            case "lost-after" -> Optional.of(new Fault(Kind.LOST_AFTER, ""));
            default -> Optional.empty();
        };
    }

    /**
     * The magic amounts, 49,9SK yen: S is the step that it goes wrong at (1 the first call, 2 and 3 the next, 4 the query), K how: 1 lost before
     * it was booked, 2 lost after, 3 late, 4 to 9 garbage. 49,90K is for declines, which each company has its own of.
     */
    public static Optional<Fault> magic(long yen, int step) {
        boolean meant = yen > 49_910 && yen < 49_950 && yen / 10 % 10 == step;
        return !meant
                ? Optional.empty()
                : parse(
                        switch ((int) (yen % 10)) {
                            case 1 -> "lost-before";
                            case 2 -> "lost-after";
                            case 3 -> "late-" + LATE_MILLIS;
                            case 4 -> "garbage-empty";
                            case 5 -> "garbage-html";
                            case 6 -> "garbage-truncated";
                            case 7 -> "garbage-status-500";
                            case 8 -> "garbage-doubled";
                            case 9 -> "garbage-array";
                            default -> "";
                        });
    }
}
