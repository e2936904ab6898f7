package jp.noren.support.internal.domain;

/** Why a plan ends on a contract. */
public enum EndReason {
    /** Another plan follows. */
    CHANGE,
    RELEASE,
    /** The contract ends (R052). */
    CONTRACT
}
