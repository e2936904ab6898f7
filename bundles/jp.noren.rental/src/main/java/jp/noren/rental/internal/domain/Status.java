package jp.noren.rental.internal.domain;

import java.util.Locale;

/** Where a contract stands (requirements, section 25). */
public enum Status {
    APPLIED,
    RESERVED,
    ACTIVE,
    ENDING,
    ENDED,
    SUSPENDED,
    FORCED_END;

    /** Whether it counts as one of the member's contracts: it runs, or will. */
    public boolean isLive() {
        return this != ENDED && this != FORCED_END;
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
