package jp.noren.support.internal.domain;

/** Where the support of a contract stands, requirements section 25. */
public enum SupportState {
    NONE,
    ACTIVE,
    /** A plan begins on a later day: a change, a late join, or the choice of a contract whose use has not begun. */
    CHANGE_FILED,
    /** Released; valid until the end of the month (R046). */
    RELEASE_FILED,
    ENDED
}
