package jp.noren.document.internal.domain;

import java.time.Instant;
import jp.noren.kernel.Yen;

/**
 * One time that a receipt was issued. From the second on it says 再発行 and carries the number of the first (R038).
 *
 * @param count 1 for the first
 * @param firstAt when the receipt was issued first
 * @param at when this issue was made
 * @param refunded what of the payment had been given back by then, with tax
 */
public record Issue(int count, Instant firstAt, Instant at, Yen refunded) {
    public boolean isAgain() {
        return count > 1;
    }
}
