package jp.noren.billing.internal.app;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import jp.noren.kernel.Slice;
import jp.noren.kernel.Yen;

/** The credit lines, and what takes from them. */
public interface CreditBook {

    /** @param id the member's: one line per storefront and member */
    record CreditLine(String storefront, String id, Yen limit, Yen used) {}

    /** One decision on a limit; they are never changed. */
    record Decided(Yen before, Yen limit, String by, String reason, Instant at) {}

    /** Takes an amount if it fits (R156); the same order once. */
    boolean take(String storefront, String member, String order, Yen amount, Instant at);

    /** Takes it even when it does not fit: it was sold elsewhere already. False when the order has taken it before. */
    boolean takeAnyway(String storefront, String member, String order, Yen amount, Instant at);

    /** Gives it back, once. */
    boolean free(String order, Instant at);

    Optional<CreditLine> find(String storefront, String member);

    /** False when somebody else has changed it since {@code before}. */
    boolean decide(String storefront, String member, Decided decided);

    List<Decided> history(String storefront, String member);

    /** By member. @param storefronts null for all */
    List<CreditLine> page(List<String> storefronts, Slice slice);
}
