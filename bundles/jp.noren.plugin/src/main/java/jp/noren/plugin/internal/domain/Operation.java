package jp.noren.plugin.internal.domain;

import java.time.Instant;

/**
 * An act on a bundle, from the moment an operator asked for it until its result. While it is open, no other act on that bundle is taken.
 *
 * @param confirmedBy the second person; null where none was needed, or none has confirmed yet
 * @param node where it runs or ran; null before
 * @param code why it failed; null while it is open and when it succeeded
 * @param detail what the code's text speaks of; null where it needs nothing
 */
public record Operation(
        String id,
        Verb verb,
        Target target,
        State state,
        Step step,
        String requestedBy,
        Instant requestedAt,
        String confirmedBy,
        String node,
        Instant endedAt,
        String code,
        String detail) {

    /**
     * @param storefront the only storefront it is for; null for all
     * @param sha256 of the jar it brings, or goes back to; null for acts without one
     * @param from the version that was there; null when none was
     * @param to the version that is to be there; null for acts without a jar
     */
    public record Target(String bundle, String storefront, String sha256, String from, String to) {}

    /** Where it stands. */
    public enum State {
        /** Another operator has to confirm it. */
        WAITING,
        ACCEPTED,
        RUNNING,
        SUCCEEDED,
        /** Nothing has changed for callers: what served before still serves. */
        FAILED;

        public boolean isEnd() {
            return this == SUCCEEDED || this == FAILED;
        }

        /** Whether it can come after this one. */
        public boolean leadsTo(State next) {
            return switch (this) {
                case WAITING -> next == ACCEPTED || next == FAILED;
                case ACCEPTED -> next == RUNNING || next == FAILED;
                case RUNNING -> next.isEnd();
                case SUCCEEDED, FAILED -> false;
            };
        }
    }

    /** How far it has come. From {@link #ROUTED} on the new version serves: whoever takes the work up goes forward, before it backward. */
    public enum Step {
        ASKED,
        TESTED,
        ROUTED,
        DONE
    }

    /** Whether somebody else has to say yes before it runs. */
    public boolean mayConfirm(String operator) {
        return state == State.WAITING && !requestedBy.equals(operator);
    }
}
