package jp.noren.payment.internal.app;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Where refunds are kept. Writes are conditional, as in {@link Attempts}. */
public interface Refunds {

    /** False when the key of that payment is there already. */
    boolean insert(Refund refund);

    Optional<Refund> find(String id);

    Optional<Refund> findByKey(String payment, String key);

    List<Refund> of(String payment);

    boolean move(Refund before, Refund after);

    /** Takes it in hand; empty when somebody else was faster. */
    Optional<Refund> claim(Refund refund, Instant until);

    boolean postpone(Refund refund, int tries, Instant nextCheck);

    List<String> due(Instant now, int limit);
}
