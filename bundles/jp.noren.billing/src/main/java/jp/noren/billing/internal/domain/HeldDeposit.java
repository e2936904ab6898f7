package jp.noren.billing.internal.domain;

import java.time.Instant;
import jp.noren.kernel.Yen;

/**
 * A deposit of a contract (R077 to R079).
 *
 * @param charge with which it was paid
 * @param payment that brought it
 * @param reference of the transfer by which it was given back by hand, or null
 */
public record HeldDeposit(
        String charge,
        String storefront,
        String contract,
        String contractNumber,
        String member,
        String payment,
        Yen amount,
        State state,
        String reference,
        Instant changedAt) {

    public enum State {
        /** A liability of ours. */
        HELD,
        /** Kept: the contract ended too early. */
        FORFEITED,
        /** Owed to the member; the device is still out. */
        REFUND_DUE,
        /** The device is back: it is being given back. */
        RELEASED,
        /** The company cannot give it back: a person transfers it. */
        BY_HAND,
        REFUNDED
    }
}
