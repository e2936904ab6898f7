package jp.noren.sandbox.internal.sbps;

import java.util.Map;
import java.util.Optional;

/**
 * One thing that goes wrong.
 *
 * @param argument a code, milliseconds or a kind of garbage, as the kind wants it
 */
record Fault(Kind kind, String argument) {

    enum Kind {
        /** Refuses with a code of eight characters; nothing is booked. */
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

    private static final Map<String, String> REFUSALS = Map.ofEntries(
            Map.entry("blocked", "10120200"),
            Map.entry("declined", "10165999"),
            Map.entry("over-limit", "10122999"),
            Map.entry("unusable", "10123999"),
            Map.entry("too-often", "10125999"),
            Map.entry("wrong-number", "10127200"),
            Map.entry("wrong-code", "10161209"),
            Map.entry("not-permitted", "10128999"),
            Map.entry("issuer", "10136999"),
            Map.entry("bad-token", "101T1999"),
            Map.entry("technical", "10190999"));

    /**
     * Reads {@code over-limit}, {@code code-10122999}, {@code type-22}, {@code lost-before}, {@code lost-after}, {@code late-3000},
     * {@code garbage-empty}.
     */
    static Optional<Fault> parse(String text) {
        if (REFUSALS.containsKey(text)) {
            return Optional.of(new Fault(Kind.REFUSE, REFUSALS.get(text)));
        }
        if (text.matches("code-[0-9]{3}[0-9A-Z]{2}[0-9]{3}")) {
            return Optional.of(new Fault(Kind.REFUSE, text.substring(5)));
        }
        if (text.matches("type-[0-9A-Z]{2}")) {
            return Optional.of(new Fault(Kind.REFUSE, "101" + text.substring(5) + "999"));
        }
        if (text.matches("late-[0-9]{1,6}")) {
            return Optional.of(new Fault(Kind.LATE, text.substring(5)));
        }
        if (text.startsWith("garbage-") && Garbage.names().contains(text.substring(8))) {
            return Optional.of(new Fault(Kind.GARBAGE, text.substring(8)));
        }
        return switch (text) {
            case "lost-before" -> Optional.of(new Fault(Kind.LOST_BEFORE, ""));
            case "lost-after" -> Optional.of(new Fault(Kind.LOST_AFTER, ""));
            default -> Optional.empty();
        };
    }
}
