package jp.noren.payment.internal.app;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.noren.kernel.Slice;
import jp.noren.kernel.Yen;
import jp.noren.payment.internal.domain.AttemptState;
import jp.noren.payment.internal.domain.Reason;
import jp.noren.payment.spi.Deposits;

/** Where attempts are kept. Each write joins the running transaction and is one conditional statement whose row count decides. */
public interface Attempts {

    /** False when the key is there already, or the purpose has a payment that is open or paid. */
    boolean insert(Attempt attempt);

    /** The same for many in one go: whether each was inserted. */
    boolean[] insertAll(List<Attempt> attempts);

    Optional<Attempt> find(String id);

    Optional<Attempt> findByKey(String storefront, String key);

    /** By the provider's handle; for what the provider sends on its own. */
    Optional<Attempt> findByReference(String provider, String reference);

    /** Writes what became of an attempt, if it still stands as {@code before} says (state and fence). */
    boolean move(Attempt before, Attempt after);

    /** What becomes of an attempt. */
    record Change(Attempt before, Attempt after) {}

    /** {@link #move} for many in one go: whether each was written. */
    boolean[] moveAll(List<Change> changes);

    /** Takes an attempt in hand: everybody who held it before writes nothing any more. */
    Optional<Attempt> claim(Attempt attempt, Instant until);

    /** Looks again at a time, without the attempt having changed. */
    boolean postpone(Attempt attempt, int tries, Instant nextCheck);

    /** Notes why a person should look, and looks no more by itself. */
    boolean mark(Attempt attempt, Reason reason);

    /** Takes the reason away for which a person should look, if the attempt still stands in that state. */
    boolean clearReason(Attempt attempt, AttemptState state);

    /** Looks sooner, if it is still open. */
    void hasten(String id, Instant nextCheck);

    /** Looks at once at everything that is unknown: after a start nobody should wait for tomorrow's check. */
    int hastenAll(Instant now);

    /** The same for what waits for one provider, which is there again. */
    int hastenAll(String provider, Instant now);

    /** What nobody knows about at a provider, the longest due first. */
    Optional<String> firstUnknown(String provider);

    /** The provider speaks of it under another reference from now on. */
    boolean rename(String id, String reference);

    /** Providers at which something is due. */
    List<String> providersDue(Instant now);

    /** Ids of what is due at a provider, longest first. */
    List<String> due(String provider, Instant now, int limit);

    /** The transfers of a provider that are waited for. */
    List<Deposits.Awaited> awaited(String provider);

    /** The transfers of a provider that money has arrived for, paid or not. */
    List<Deposits.Awaited> received(String provider);

    /** Adds what was received to a transfer that is waited for, if it has received no more than was known. */
    boolean receive(Attempt before, Yen deposit, boolean paid, Instant now);

    /** Takes back what was received, while the transfer is still waited for. */
    boolean giveBack(String id, Yen deposit, Instant now);

    /** Lays claim to a part of what was charged, if that much is left. */
    boolean claimRefund(String id, Yen part);

    /** A claim has become a refund, or has come to nothing. */
    void settleRefund(String id, Yen part, boolean given);

    /** How many attempts of a method stand in a state, and since when the oldest of them. */
    record Count(AttemptState state, String method, long attempts, Instant oldest) {}

    /** What is open or waits for a person, by provider. */
    Map<String, List<ReadProviders.Open>> openByProvider();

    /** @param storefronts null for all */
    List<Count> count(List<String> storefronts);

    /** What an operator reads. */
    List<Attempt> list(Query query);

    /**
     * What nobody knows yet or a person must look at: payments and refunds of payments in one list, the newest first.
     *
     * @param storefronts null for all
     * @param slice by ids of concerns
     */
    List<Concern> concerns(List<String> storefronts, Slice slice);

    /** @param refund the refund that it is about, or null when it is about the payment itself */
    record Concern(String payment, String refund) {}

    /**
     * @param storefronts null for all
     * @param state the name of a state, or null
     * @param after the id after which (or before which) to read, or null
     */
    record Query(List<String> storefronts, String state, String after, String before, int limit) {}
}
