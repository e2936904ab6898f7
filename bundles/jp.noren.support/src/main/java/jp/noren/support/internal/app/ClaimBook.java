package jp.noren.support.internal.app;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import jp.noren.kernel.Slice;
import jp.noren.support.internal.domain.Claim;
import jp.noren.support.internal.domain.ClaimState;

/** Where claims are kept. Joins the running transaction. */
public interface ClaimBook {

    /** Each may be null, for all. */
    record Query(List<String> storefronts, String member, String contract, ClaimState state) {}

    /** False when the member's key has made one already. */
    boolean add(Claim claim, String key);

    Optional<Claim> find(String id);

    Optional<Claim> findByKey(String member, String key);

    /** False when it no longer stands as given. */
    boolean settle(Claim covered, String note, Instant at);

    /** The latest first. */
    List<Claim> page(Query query, Slice slice);
}
