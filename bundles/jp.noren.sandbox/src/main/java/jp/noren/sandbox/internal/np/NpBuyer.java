package jp.noren.sandbox.internal.np;

import java.util.Locale;

/**
 * A buyer in the company's book.
 *
 * @param key the shop's id of him
 * @param buyerId {@code npBuyerId}, 11 digits
 * @param sinceMillis when he was registered
 */
public record NpBuyer(String key, String buyerId, String company, State state, long limit, long sinceMillis) {

    /** Where his screening stands. */
    public enum State {
        REVIEWING,
        ACCEPTED,
        REFUSED,
        PENDING;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        static State of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT));
        }
    }

    NpBuyer with(State other) {
        return new NpBuyer(key, buyerId, company, other, limit, sinceMillis);
    }
}
