package jp.noren.checkout.internal.domain;

import jp.noren.kernel.LocalizedText;

/**
 * How a product's contract is ended: each product carries its own (R153).
 *
 * @param noticeDays how many days before the end the notice must be there
 * @param effectiveEnd {@code END_OF_MONTH} or {@code END_OF_TERM}
 * @param minimumMonths how long the contract runs at least
 * @param refund what is given back when it ends early, {@code NONE} for nothing
 * @param autoRenew whether it goes on by itself at the end of the term
 * @param text the same in words a buyer reads
 */
public record CancellationTerms(
        int noticeDays, String effectiveEnd, int minimumMonths, String refund, boolean autoRenew, LocalizedText text) {}
