package jp.noren.payment.api;

import jp.noren.kernel.Yen;

/** Gives money back on behalf of another capability, such as a deposit. Calls go over the network: never in a transaction. */
public interface PaymentRefunds {

    /** How asking ended. */
    enum Given {
        GIVEN,
        /** The company refuses, or the method cannot: it has to be given back another way. */
        REFUSED,
        /** Nobody knows yet, or nothing was sent, or its bundle is away: ask again with the same key. */
        LATER
    }

    /**
     * Asked again with the same key it tells what became of it; the money goes back once.
     *
     * @param key at most 60 characters
     * @param why in words, for the desk
     */
    Given request(String payment, String key, Yen amount, String why);
}
