package jp.noren.support.internal.domain;

/** How changes and releases share a contract's allowance (Q03). */
public enum Counting {
    SHARED,
    SEPARATE
}
