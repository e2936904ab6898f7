package jp.noren.access.internal.domain;

/** Within what a login is unique: one storefront, or the house for operators and resellers. */
public final class Scope {
    /** The house itself. */
    public static final String HOUSE = "-";

    private Scope() {}

    /** @param storefront null for the house */
    public static String of(String storefront) {
        return storefront == null ? HOUSE : storefront;
    }
}
