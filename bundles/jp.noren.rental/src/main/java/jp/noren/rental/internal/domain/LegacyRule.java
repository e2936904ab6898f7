package jp.noren.rental.internal.domain;

import java.time.LocalDate;

/** 【2019年10月31日以前】にお申込みのある方: contracts applied for by a day keep a card and a page of their own (R019, R021). */
public final class LegacyRule {
    private LegacyRule() {}

    /** @param until last day of application of a legacy contract, Japan; null where a storefront has none */
    public static boolean isLegacy(Contract contract, LocalDate until) {
        return until != null && !Japan.day(contract.appliedAt()).isAfter(until);
    }
}
