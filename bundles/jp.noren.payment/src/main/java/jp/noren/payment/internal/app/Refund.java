package jp.noren.payment.internal.app;

import java.time.Instant;
import jp.noren.kernel.Yen;
import jp.noren.payment.internal.domain.AttemptState;
import jp.noren.payment.internal.domain.Reason;
import jp.noren.payment.spi.DeclineReason;

/**
 * One try to give money back, as it is written down. Its id is the key the provider gets.
 *
 * @param id {@code rfd_…}
 */
public record Refund(String id, Order order, Standing standing) {

    /**
     * What was asked for; never changes.
     *
     * @param key the asker's idempotency key
     * @param whole whether all that was charged goes back at once
     * @param why in the words of the desk
     * @param by who asked
     */
    public record Order(
            String payment, String key, Yen amount, boolean whole, String why, String by, Instant createdAt) {}

    /** Where it stands. */
    public record Standing(
            AttemptState state,
            Reason reason,
            DeclineReason declined,
            long fence,
            int tries,
            Instant since,
            Instant nextCheck) {}

    public AttemptState state() {
        return standing.state();
    }
}
