package jp.noren.support.internal.app;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import jp.noren.support.internal.domain.KeyNeed;

/** The key codes and who is to have one. Joins the running transaction. */
public interface KeyPool {

    /** A code that the storefront has already is not taken again. @return whether it is new */
    boolean add(String storefront, String code, Instant at);

    /** Gives a contract a certain code of the pool, as it had it elsewhere; false when that is another's. */
    boolean give(String storefront, String code, String contract, Instant at);

    long free(String storefront);

    long assigned(String storefront);

    /** Remembers that a contract is to have a key from a day on; one that has its key keeps it. */
    void need(String storefront, String contract, LocalDate dueOn, Instant at);

    Optional<KeyNeed> needOf(String contract);

    /** Moves a need on; false when it no longer stands as given. */
    boolean move(KeyNeed need, KeyNeed.State next, LocalDate dueOn, Instant at);

    /** Takes a free key for a contract; false when the pool is empty. Two never take the same one. */
    boolean take(String storefront, String contract, Instant at);

    /** The code of a contract: a secret. */
    Optional<String> codeOf(String contract);

    /** Whose entitlement has begun and who have no key yet, the longest waiting first. */
    List<KeyNeed> due(LocalDate day, int limit);

    /** KEY_PENDING at storefronts whose pool has keys again. */
    List<KeyNeed> pendingWithFreeKeys(int limit);

    /** KEY_PENDING of a storefront, the longest waiting first. */
    List<KeyNeed> pending(String storefront);
}
