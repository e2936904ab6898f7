package jp.noren.payment.internal.app;

import java.time.Clock;
import java.util.Optional;
import jp.noren.payment.api.PaymentStatus;
import jp.noren.payment.internal.domain.AttemptState;
import jp.noren.payment.internal.domain.LedgerEntry;
import jp.noren.payment.internal.domain.Reason;
import jp.noren.payment.spi.NextAction;
import jp.noren.persistence.Transactions;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Gives up a payment whose money has not moved: one that was never sent, that the buyer has not acted on, or that the payment company is asked to let
 * go of. What a short deposit had brought goes to suspense, for the billing desk to give back.
 */
@Component(service = GiveUpAttempt.class)
public final class GiveUpAttempt {
    private static final Verdict CANCELLED = Verdict.of(AttemptState.CANCELLED);

    private final Clock clock;
    private final Attempts attempts;
    private final Chronicle chronicle;
    private final Transactions transactions;
    private final CollectionBook collections;

    @Activate
    public GiveUpAttempt(
            @Reference Clock clock,
            @Reference Attempts attempts,
            @Reference Chronicle chronicle,
            @Reference Transactions transactions,
            @Reference CollectionBook collections) {
        this.clock = clock;
        this.attempts = attempts;
        this.chronicle = chronicle;
        this.transactions = transactions;
        this.collections = collections;
    }

    /** @return false when it is too late for that */
    boolean handle(String payment, PaymentStatus to) {
        if (to != PaymentStatus.CANCELLED && to != PaymentStatus.EXPIRED) {
            throw new IllegalArgumentException("one gives up by CANCELLED or EXPIRED, not by " + to);
        }
        return transactions.required(
                () -> attempts.find(payment).map(found -> giveUp(found, to)).orElse(false));
    }

    private boolean giveUp(Attempt attempt, PaymentStatus to) {
        boolean waits = attempt.state() == AttemptState.PENDING;
        if (!waits && attempt.state() != AttemptState.INTENT || waits && isTooLate(attempt)) {
            return false;
        }
        Attempt after = WriteResult.apply(attempt, waits ? waiting(attempt, to) : CANCELLED, clock.instant());
        if (!attempts.move(attempt, after)) {
            return false;
        }
        written(attempt, after);
        return true;
    }

    private boolean isTooLate(Attempt attempt) {
        if (attempt.handle().action() instanceof NextAction.OnClaim claim) {
            return claim.cancelBefore() != null && !clock.instant().isBefore(claim.cancelBefore());
        }
        boolean collected = attempt.handle().action() instanceof NextAction.Collection;
        return collected && !collections.leave(attempt);
    }

    /** Where the company may be acting already, it is told, and the attempt ends by its answer. */
    private static Verdict waiting(Attempt attempt, PaymentStatus to) {
        if (LookAtPending.asks(attempt)) {
            return Verdict.because(AttemptState.RELEASING, null, Reason.GIVEN_UP);
        }
        return to == PaymentStatus.EXPIRED ? Verdict.of(AttemptState.EXPIRED) : CANCELLED;
    }

    private void written(Attempt attempt, Attempt after) {
        chronicle.settled(attempt, after, clock.instant());
        released(attempt).ifPresent(entry -> chronicle.post(attempt.order().storefront(), entry, clock.instant()));
    }

    static Optional<LedgerEntry> released(Attempt attempt) {
        return attempt.money().received().isPositive()
                ? Optional.of(
                        LedgerEntry.toSuspense(attempt.id(), attempt.money().received()))
                : Optional.empty();
    }
}
