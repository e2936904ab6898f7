package jp.noren.payment.internal.app;

import static jp.noren.payment.internal.domain.AttemptState.ABANDONED_UNCOMMITTED;
import static jp.noren.payment.internal.domain.AttemptState.AUTHORISED;
import static jp.noren.payment.internal.domain.AttemptState.DECLINED;
import static jp.noren.payment.internal.domain.AttemptState.NEEDS_OPERATOR;
import static jp.noren.payment.internal.domain.AttemptState.NOT_EXECUTED;
import static jp.noren.payment.internal.domain.AttemptState.RELEASING;
import static jp.noren.payment.internal.domain.AttemptState.SUCCEEDED;
import static jp.noren.payment.internal.domain.AttemptState.UNKNOWN;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import jp.noren.kernel.Yen;
import jp.noren.payment.internal.domain.Reason;
import jp.noren.payment.spi.Capability;
import jp.noren.payment.spi.CardBrand;
import jp.noren.payment.spi.DeclineReason;
import jp.noren.payment.spi.Finding;
import jp.noren.payment.spi.NextAction;
import jp.noren.payment.spi.Outcome;
import jp.noren.payment.spi.ProviderInfo;

/**
 * What each answer means, as pure functions. Two rules stand above all: money is believed to have moved only where the provider says so with the
 * amount that was asked for, and believed not to have moved only where the provider says that.
 */
final class Verdicts {
    private final ProviderInfo provider;
    private final Yen amount;

    Verdicts(ProviderInfo provider, Yen amount) {
        this.provider = provider;
        this.amount = amount;
    }

    /** After {@code start} or {@code resume}. */
    Verdict started(Outcome outcome, Set<CardBrand> accepted) {
        if (outcome instanceof Outcome.Approved approved) {
            return charged(approved.reference(), approved.amount());
        }
        if (outcome instanceof Outcome.Authorised reserved) {
            return reserved(reserved, accepted);
        }
        if (outcome instanceof Outcome.Pending pending) {
            return pending.action() == null ? noReply(null) : pending(pending);
        }
        if (outcome instanceof Outcome.Declined declined) {
            return Verdict.declined(DECLINED, null, declined.reason());
        }
        if (outcome instanceof Outcome.NotSent) {
            return Verdict.of(NOT_EXECUTED);
        }
        return noReply(outcome instanceof Outcome.Unknown unknown ? unknown.reference() : null);
    }

    /** A review that cannot be asked for, or a debit that no file will hold, would wait for ever. */
    private Verdict pending(Outcome.Pending pending) {
        boolean unheard = pending.action() instanceof NextAction.Review && !provider.can(Capability.REVIEW)
                || pending.action() instanceof NextAction.Collection && !isCollectedByFile();
        return unheard
                ? Verdict.because(NEEDS_OPERATOR, pending.actionRef(), Reason.CONTRADICTION)
                : Verdict.pending(pending);
    }

    private boolean isCollectedByFile() {
        return provider.can(Capability.OFFLINE) && provider.can(Capability.COLLECTION_FILE);
    }

    private Verdict charged(String reference, Yen said) {
        return amount.equals(said)
                ? Verdict.of(SUCCEEDED, reference)
                : Verdict.because(NEEDS_OPERATOR, reference, Reason.AMOUNT_DIFFERS);
    }

    private Verdict reserved(Outcome.Authorised reserved, Set<CardBrand> accepted) {
        String reference = reserved.reference();
        if (!provider.can(Capability.TWO_STEP)) {
            return Verdict.because(NEEDS_OPERATOR, reference, Reason.CONTRADICTION);
        }
        if (reference == null || reference.isBlank()) {
            return noReply(null);
        }
        if (!amount.equals(reserved.amount())) {
            return Verdict.because(RELEASING, reference, Reason.AMOUNT_DIFFERS);
        }
        if (!accepted.isEmpty() && reserved.brand() != null && !accepted.contains(reserved.brand())) {
            return Verdict.declined(RELEASING, reference, DeclineReason.BRAND_NOT_ACCEPTED);
        }
        return Verdict.of(AUTHORISED, reference);
    }

    /** A start that nobody answered. What can be looked up is looked up; an authorisation that cannot is abandoned, never resent. */
    Verdict noReply(String reference) {
        boolean byReference = reference != null && provider.can(Capability.LOOKUP_BY_REFERENCE);
        if (byReference || provider.can(Capability.LOOKUP_BY_KEY)) {
            return Verdict.of(UNKNOWN, reference);
        }
        return provider.can(Capability.TWO_STEP)
                ? Verdict.because(ABANDONED_UNCOMMITTED, reference, Reason.POSSIBLE_HOLD)
                : Verdict.because(NEEDS_OPERATOR, reference, Reason.CANNOT_BE_LOOKED_UP);
    }

    /** After {@code commit}. */
    Verdict committed(Outcome outcome) {
        if (outcome instanceof Outcome.Approved approved) {
            return charged(null, approved.amount());
        }
        if (outcome instanceof Outcome.Declined declined) {
            return Verdict.declined(RELEASING, null, declined.reason());
        }
        return Verdict.of(outcome instanceof Outcome.NotSent ? AUTHORISED : UNKNOWN);
    }

    /** After {@code cancel}: only the positive answer ends it; empty means ask again. */
    Optional<Verdict> released(Outcome outcome, DeclineReason declined) {
        return outcome instanceof Outcome.Approved ? Optional.of(over(declined)) : Optional.empty();
    }

    private static Verdict over(DeclineReason declined) {
        return declined == null ? Verdict.of(NOT_EXECUTED) : Verdict.declined(DECLINED, null, declined);
    }

    /**
     * After {@code query} of an unknown attempt; empty means ask again.
     *
     * @param waited since the last call that could have moved money ended
     */
    Optional<Verdict> found(Finding finding, Duration waited) {
        boolean visible = waited.compareTo(provider.visibilityDelay()) >= 0;
        if (finding instanceof Finding.Charged charged) {
            return Optional.of(charged(charged.reference(), charged.amount() == null ? amount : charged.amount()));
        }
        if (finding instanceof Finding.Reserved reserved && visible) {
            return Optional.of(
                    provider.can(Capability.CANCEL)
                            ? Verdict.of(RELEASING, reserved.reference())
                            : Verdict.because(NEEDS_OPERATOR, reserved.reference(), Reason.CANNOT_BE_RELEASED));
        }
        if (finding instanceof Finding.Released || finding instanceof Finding.NotFound && visible) {
            return Optional.of(Verdict.of(NOT_EXECUTED));
        }
        if (finding instanceof Finding.Declined declined) {
            return Optional.of(Verdict.declined(DECLINED, null, declined.reason()));
        }
        return finding instanceof Finding.StillPending still
                ? waitedFor(still).map(action -> Verdict.pending(new Outcome.Pending(null, action, still.expiresAt())))
                : Optional.empty();
    }

    /** A start whose reply was lost did arrive: it goes on with what the provider says is waited for. */
    private Optional<NextAction> waitedFor(Finding.StillPending still) {
        boolean review = still.action() == null && provider.can(Capability.REVIEW);
        return review ? Optional.of(new NextAction.Review()) : Optional.ofNullable(still.action());
    }

    /**
     * After {@code query} of an attempt that waits for somebody's decision; empty means ask again. What is reserved by now is to be committed.
     *
     * @param decides whether the company decides by itself: then "not found" is an answer, while a buyer may just not have come yet
     */
    Optional<Verdict> foundPending(Finding finding, boolean decides, Duration waited) {
        if (finding instanceof Finding.Reserved reserved && provider.can(Capability.TWO_STEP)) {
            return Optional.of(Verdict.of(AUTHORISED, reserved.reference()));
        }
        boolean waits = finding instanceof Finding.StillPending || finding instanceof Finding.NotFound && !decides;
        return waits ? Optional.empty() : found(finding, waited);
    }

    /** After {@code query} of an attempt that is being released; empty means release again. */
    Optional<Verdict> foundReleasing(Finding finding, DeclineReason declined, Duration waited) {
        if (finding instanceof Finding.Charged charged) {
            boolean wanted = declined == null && amount.equals(charged.amount() == null ? amount : charged.amount());
            return Optional.of(
                    wanted
                            ? Verdict.of(SUCCEEDED, charged.reference())
                            : Verdict.because(NEEDS_OPERATOR, charged.reference(), Reason.CONTRADICTION));
        }
        if (finding instanceof Finding.Declined) {
            return Optional.of(over(declined));
        }
        boolean gone = finding instanceof Finding.NotFound && waited.compareTo(provider.visibilityDelay()) >= 0;
        return finding instanceof Finding.Released || gone ? Optional.of(over(declined)) : Optional.empty();
    }

    /** After {@code refund}. */
    Verdict refunded(Outcome outcome) {
        if (outcome instanceof Outcome.Approved approved) {
            return charged(approved.reference(), approved.amount());
        }
        if (outcome instanceof Outcome.Declined declined) {
            return Verdict.declined(DECLINED, null, declined.reason());
        }
        return Verdict.of(outcome instanceof Outcome.NotSent ? NOT_EXECUTED : UNKNOWN);
    }

    /** After {@code query} about a refund of the whole amount; empty means ask again. */
    Optional<Verdict> foundRefunding(Finding finding, Duration waited) {
        if (finding instanceof Finding.Released) {
            return Optional.of(Verdict.of(SUCCEEDED));
        }
        boolean visible = waited.compareTo(provider.visibilityDelay()) >= 0;
        return finding instanceof Finding.Charged && visible ? Optional.of(Verdict.of(NOT_EXECUTED)) : Optional.empty();
    }
}
