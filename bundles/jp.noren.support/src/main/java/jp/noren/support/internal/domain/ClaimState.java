package jp.noren.support.internal.domain;

import java.util.Locale;

/** Where a claim stands. */
public enum ClaimState {
    /** The plan covers it; the desk has to act. */
    COVERED,
    /** The plan does not cover it. */
    REFUSED,
    /** The desk has done what the cover promises. */
    SETTLED;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
