package jp.noren.payment.internal.app;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import jp.noren.kernel.Yen;
import jp.noren.payment.spi.StoredValue.Hold;
import jp.noren.payment.spi.StoredValue.HoldState;

/** The rows of stored value. Each write is one statement in the running transaction, and its row count decides. */
public interface Lots {

    /** @param available what has neither been held nor taken */
    record Lot(String id, Yen granted, Yen available, Instant expiresAt) {}

    /** What a hold has drawn from a lot. */
    record Part(String lot, Yen amount, Yen returned) {}

    boolean insert(String storefront, String account, String key, Yen amount, Instant expiresAt, Instant now);

    Yen balance(String storefront, String account, Instant now);

    /** All lots of an account, those that expire first before the others. */
    List<Lot> of(String storefront, String account);

    /** Those that can be spent, in the same order. */
    List<Lot> spendable(String storefront, String account, Instant now);

    /** False when that much is not there any more. */
    boolean draw(String lot, Yen amount);

    void putBack(String lot, Yen amount);

    /** False when that key is there already. */
    boolean insertHold(String storefront, String account, String key, Yen amount, Instant now);

    Optional<Hold> find(String storefront, String key);

    void insertPart(String storefront, String key, String lot, Yen amount);

    /** The parts, those that expire last before the others. */
    List<Part> parts(String storefront, String key);

    boolean move(String storefront, String key, HoldState from, HoldState to);

    /** What a refund key stands for; empty when it is new, and then it is written. */
    Optional<Yen> givenBefore(String storefront, String refundKey, String key, Yen amount, Instant now);

    /** Lays claim to a part of what was taken; false when less than that is left. */
    boolean claimReturn(String storefront, String key, Yen amount);

    void returned(String storefront, String key, String lot, Yen amount);
}
