package jp.noren.payment.spi;

import java.time.Instant;
import java.util.Optional;
import jp.noren.kernel.Yen;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The house's book of stored value: lots with an expiry, kept by the engine for providers that have no book elsewhere (R189). All calls are idempotent
 * by their key and commit by themselves. One point is one yen.
 */
@ProviderType
public interface StoredValue {

    /** How a hold stands. */
    enum HoldState {
        HELD,
        TAKEN,
        RELEASED
    }

    /** @param returned yen given back of what was taken */
    record Hold(String key, String account, Yen amount, HoldState state, Yen returned) {}

    /** What can be spent now: no expired lot, nothing held. */
    Yen balance(String storefront, String account);

    /**
     * Holds an amount, of the lots that expire first.
     *
     * @return false when the balance does not suffice: then nothing is held
     */
    boolean hold(String storefront, String account, String key, Yen amount);

    /** Takes what is held; once. False when there is no hold, or it was released. */
    boolean take(String storefront, String key);

    /** Gives a hold up; its amount returns to its lots. False when it was taken. */
    boolean release(String storefront, String key);

    /**
     * Returns a part or all of what was taken to the lots it came from; a lot that has expired meanwhile stays expired.
     *
     * @return false when more would be returned than was taken
     */
    boolean giveBack(String storefront, String key, String refundKey, Yen amount);

    Optional<Hold> find(String storefront, String key);

    /** Adds a lot; the same key adds it once. */
    void grant(String storefront, String account, String key, Yen amount, Instant expiresAt);
}
