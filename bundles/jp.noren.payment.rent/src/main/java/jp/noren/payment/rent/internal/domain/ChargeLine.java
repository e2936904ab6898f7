package jp.noren.payment.rent.internal.domain;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import jp.noren.kernel.Yen;

/**
 * A line on a rent claim, as the claimant says it stands.
 *
 * @param key ours
 * @param charge the claimant's handle of the line
 * @param month of the claim it stands on
 * @param cancelBefore until when it can be taken off: the claimant's cut-off
 * @param dueOn when the claim is due, Japan
 */
public record ChargeLine(
        String key,
        String charge,
        String lease,
        YearMonth month,
        Yen amount,
        State state,
        Instant cancelBefore,
        LocalDate dueOn) {

    /** How a line stands. */
    public enum State {
        /** It stands on the claim, which is not paid yet. */
        STANDING,
        /** The rent was paid, and the line with it. */
        PAID,
        /** It was taken off before the cut-off. */
        CANCELLED,
        /** The claim was given up unpaid. */
        UNPAID
    }
}
