package jp.noren.payment.internal.app;

import java.util.Optional;
import jp.noren.payment.internal.domain.AttemptState;
import jp.noren.payment.internal.domain.Reason;
import jp.noren.payment.spi.DeclineReason;
import jp.noren.payment.spi.Outcome;

/**
 * What an answer of the provider makes of an attempt. Anything but the state may be null.
 *
 * @param reference the provider's handle, where this answer brought one
 * @param pending the buyer's action
 */
public record Verdict(
        AttemptState state, String reference, DeclineReason declined, Reason reason, Outcome.Pending pending) {

    static Verdict of(AttemptState state) {
        return new Verdict(state, null, null, null, null);
    }

    static Verdict of(AttemptState state, String reference) {
        return new Verdict(state, reference, null, null, null);
    }

    static Verdict declined(AttemptState state, String reference, DeclineReason why) {
        return new Verdict(state, reference, why, null, null);
    }

    static Verdict because(AttemptState state, String reference, Reason why) {
        return new Verdict(state, reference, null, why, null);
    }

    static Verdict pending(Outcome.Pending pending) {
        return new Verdict(AttemptState.PENDING, null, null, null, pending);
    }

    Optional<Outcome.Pending> action() {
        return Optional.ofNullable(pending);
    }
}
