package jp.noren.support.internal.domain;

/** What a member can file on the support of a contract. */
public enum Operation {
    CHANGE,
    RELEASE,
    /** Choosing support after the application; no change and no release, so it takes nothing from the allowance (R047, R051). */
    JOIN
}
