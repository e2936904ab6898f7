package jp.noren.billing.internal.domain;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;

/**
 * The settlement of one storefront for one month.
 *
 * @param id {@code run_…}
 * @param settleOn the settlement day it belongs to, though it may have begun later
 * @param month what it charges
 * @param stopped by an operator, until he lets it go on
 * @param source whose contracts are being written, or null before the first
 * @param after the last contract that was written, or null
 * @param written charges so far
 * @param obstacle why it waits, a code of a text, or null
 */
public record SettlementRun(
        String id,
        String storefront,
        YearMonth month,
        LocalDate settleOn,
        State state,
        boolean stopped,
        String source,
        String after,
        int written,
        String obstacle,
        Instant openedAt,
        Instant writtenAt,
        Instant doneAt) {

    public enum State {
        /** Charges are being written. */
        WRITING,
        /** All are written; they are being collected. */
        COLLECTING,
        /** None is left that is not paid, refused or handed on. */
        DONE
    }
}
