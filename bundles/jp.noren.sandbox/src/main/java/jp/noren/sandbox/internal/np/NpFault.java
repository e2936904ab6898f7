package jp.noren.sandbox.internal.np;

import java.util.Map;
import java.util.Optional;

/**
 * One thing that goes wrong, or a decision that is wanted.
 *
 * @param argument a result, a code, milliseconds or a kind of rubbish, as the kind wants it
 */
record NpFault(Kind kind, String argument) {

    enum Kind {
        /** The review of the transaction says this: {@code 00}, {@code 20-22}, {@code 10-00} (then yes), {@code 10-20} (then no), {@code 40-00}. */
        REVIEW,
        /** Refused with a code; nothing is booked. */
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

    /** Amounts in yen that decide by themselves, for shops that cannot reach the control. */
    private static final Map<Long, String> MAGIC = Map.ofEntries(
            Map.entry(990_021L, "ng-21"),
            Map.entry(990_022L, "ng-22"),
            Map.entry(990_024L, "ng-24"),
            Map.entry(990_010L, "pending-yes"),
            Map.entry(990_012L, "pending-no"),
            Map.entry(990_040L, "before-review"),
            Map.entry(990_101L, "lost-after"),
            Map.entry(990_102L, "lost-before"),
            Map.entry(990_103L, "late-25000"),
            Map.entry(990_104L, "garbage-html"),
            Map.entry(990_105L, "code-EM0999"));

    static Optional<NpFault> ofAmount(long yen) {
        return Optional.ofNullable(MAGIC.get(yen)).flatMap(NpFault::parse);
    }

    static Optional<NpFault> parse(String text) {
        if (text.matches("ng-2[124]")) {
            return Optional.of(new NpFault(Kind.REVIEW, "20" + text.substring(2)));
        }
        if (text.matches("code-[0-9A-Z]{1,10}")) {
            return Optional.of(new NpFault(Kind.REFUSE, text.substring(5)));
        }
        if (text.matches("late-[0-9]{1,6}")) {
            return Optional.of(new NpFault(Kind.LATE, text.substring(5)));
        }
        if (text.startsWith("garbage-") && NpGarbage.names().contains(text.substring(8))) {
            return Optional.of(new NpFault(Kind.GARBAGE, text.substring(8)));
        }
        return switch (text) {
            case "pending-yes" -> Optional.of(new NpFault(Kind.REVIEW, "10-00"));
            case "pending-no" -> Optional.of(new NpFault(Kind.REVIEW, "10-20"));
            case "before-review" -> Optional.of(new NpFault(Kind.REVIEW, "40-00"));
            case "lost-before" -> Optional.of(new NpFault(Kind.LOST_BEFORE, ""));
            case "lost-after" -> Optional.of(new NpFault(Kind.LOST_AFTER, ""));
            default -> Optional.empty();
        };
    }
}
