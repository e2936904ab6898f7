package jp.noren.rental.api;

/** What is rented: decides which support plans fit (R050) and what its loss costs. */
public enum DeviceKind {
    ROUTER,
    SIM
}
