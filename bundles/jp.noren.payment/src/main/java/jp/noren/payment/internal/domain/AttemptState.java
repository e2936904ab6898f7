package jp.noren.payment.internal.domain;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/** Where one try to move money stands. The table below is the whole machine; what it does not hold cannot happen. */
public enum AttemptState {
    /** Written down; nothing has been sent. */
    INTENT,
    /** Committed before the first call: from here on the provider may have acted. */
    SENT,
    /** Two-step: reserved, the reference is known, nothing has moved. */
    AUTHORISED,
    /** The commit is on its way: money may move at any moment. */
    COMMITTING,
    /** What is reserved is being given back; the attempt ends only by a positive answer to that. */
    RELEASING,
    /** The buyer must act, the payment company decides, or a deposit, a collection or a claim is waited for. */
    PENDING,
    /** Nobody knows; the provider is asked. */
    UNKNOWN,
    /** The money has moved. */
    SUCCEEDED,
    /** A clear no. */
    DECLINED,
    /** Positively nothing moved, and nothing will. */
    NOT_EXECUTED,
    /** An authorisation without a reply: never resent, never committed; perhaps a hold on the buyer's card. */
    ABANDONED_UNCOMMITTED,
    /** Given up before money moved. */
    CANCELLED,
    /** Not acted on in time. */
    EXPIRED,
    /** A person must look; the reason stands beside it. */
    NEEDS_OPERATOR;

    private static final Map<AttemptState, Set<AttemptState>> NEXT = new EnumMap<>(AttemptState.class);

    static {
        NEXT.put(INTENT, EnumSet.of(SENT, PENDING, DECLINED, NOT_EXECUTED, CANCELLED));
        NEXT.put(
                SENT,
                EnumSet.of(
                        AUTHORISED,
                        RELEASING,
                        PENDING,
                        UNKNOWN,
                        SUCCEEDED,
                        DECLINED,
                        NOT_EXECUTED,
                        ABANDONED_UNCOMMITTED,
                        NEEDS_OPERATOR));
        NEXT.put(AUTHORISED, EnumSet.of(COMMITTING, RELEASING));
        NEXT.put(COMMITTING, EnumSet.of(AUTHORISED, RELEASING, UNKNOWN, SUCCEEDED, NEEDS_OPERATOR));
        NEXT.put(RELEASING, EnumSet.of(SUCCEEDED, DECLINED, NOT_EXECUTED, NEEDS_OPERATOR));
        NEXT.put(
                PENDING,
                EnumSet.of(SENT, RELEASING, SUCCEEDED, DECLINED, NOT_EXECUTED, CANCELLED, EXPIRED, NEEDS_OPERATOR));
        NEXT.put(UNKNOWN, EnumSet.of(PENDING, RELEASING, SUCCEEDED, DECLINED, NOT_EXECUTED, NEEDS_OPERATOR));
        NEXT.put(NEEDS_OPERATOR, EnumSet.of(UNKNOWN, SUCCEEDED, DECLINED, NOT_EXECUTED));
        for (AttemptState end :
                EnumSet.of(SUCCEEDED, DECLINED, NOT_EXECUTED, ABANDONED_UNCOMMITTED, CANCELLED, EXPIRED)) {
            NEXT.put(end, EnumSet.noneOf(AttemptState.class));
        }
    }

    public boolean canBecome(AttemptState next) {
        return NEXT.get(this).contains(next);
    }

    /**
     * The next state.
     *
     * @throws IllegalStateException when the machine does not know the step: a fault of ours, never something to go on with
     */
    public AttemptState to(AttemptState next) {
        if (!canBecome(next)) {
            throw new IllegalStateException("an attempt does not go from " + this + " to " + next);
        }
        return next;
    }

    /** Nothing happens to it any more by itself or by anybody. */
    public boolean isEnd() {
        return NEXT.get(this).isEmpty();
    }

    /** Whether it ended without money having moved, so that its purpose may be paid anew. */
    public boolean isOver() {
        return isEnd() && this != SUCCEEDED;
    }
}
