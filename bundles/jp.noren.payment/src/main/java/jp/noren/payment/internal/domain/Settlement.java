package jp.noren.payment.internal.domain;

import jp.noren.kernel.Yen;

/**
 * What a deposit does to the transfer it was made for.
 *
 * @param owed the part that the payment still lacked
 * @param surplus the part beyond: it goes to suspense
 * @param paid whether the payment is whole afterwards
 */
public record Settlement(Yen owed, Yen surplus, boolean paid) {

    /** A short deposit waits for the rest; one that is over pays, and its surplus is listed. */
    public static Settlement of(Yen amount, Yen receivedBefore, Yen deposit) {
        Yen lacking = amount.minus(receivedBefore);
        Yen owed = deposit.compareTo(lacking) < 0 ? deposit : lacking;
        return new Settlement(owed, deposit.minus(owed), deposit.compareTo(lacking) >= 0);
    }
}
