package jp.noren.rental.internal.domain;

/** What is rented. */
public enum Kind {
    ROUTER,
    SIM
}
