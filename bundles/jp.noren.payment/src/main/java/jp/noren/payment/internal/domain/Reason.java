package jp.noren.payment.internal.domain;

import java.util.Locale;

/** Why an operator should look at an attempt. Each has a text {@code payment.reason-<words>}. */
public enum Reason {
    /** The provider named another amount than was asked for. */
    AMOUNT_DIFFERS,
    /** No reply came to an authorisation: perhaps a hold on the buyer's card, until the settlement list says otherwise. */
    POSSIBLE_HOLD,
    /** No reply came, and the provider cannot be asked by our key. */
    CANNOT_BE_LOOKED_UP,
    /** Asked for seven days without a clear answer. */
    STILL_UNKNOWN,
    /** Money is reserved, and the provider has no way to release it. */
    CANNOT_BE_RELEASED,
    /** The provider's answers contradict each other or its declaration. */
    CONTRADICTION,
    /** A part was to be given back, and no reply came: the books do not show parts. */
    PART_UNKNOWN,
    /** Should have been decided long since: by the payment company, the bank, or whose claim it stands on. */
    OVERDUE,
    /** The shop gave it up, and the payment company says that the money has moved. */
    GIVEN_UP;

    public String code() {
        return "payment.reason-" + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
