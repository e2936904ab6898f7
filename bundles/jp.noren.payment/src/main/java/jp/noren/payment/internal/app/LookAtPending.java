package jp.noren.payment.internal.app;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import jp.noren.payment.internal.app.Attempt.Handle;
import jp.noren.payment.internal.app.Attempt.Standing;
import jp.noren.payment.internal.domain.AttemptState;
import jp.noren.payment.internal.domain.CheckSchedule;
import jp.noren.payment.internal.domain.Reason;
import jp.noren.payment.spi.Capability;
import jp.noren.payment.spi.Finding;
import jp.noren.payment.spi.NextAction;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Asks about what waits for somebody's decision. A review is asked for until the company has decided, a claim from the day it is due, a widget
 * when its time is over or the company has sent word. A redirect, a transfer and a collection are not asked for: nothing moves there without us, or
 * the bank's file says it.
 */
@Component(service = LookAtPending.class)
public final class LookAtPending {
    private static final ZoneId JAPAN = ZoneId.of("Asia/Tokyo");
    private static final Duration DAY = Duration.ofDays(1);
    /** Patience with what nobody decides and no provider has named an end for. */
    private static final Duration OVERDUE = Duration.ofDays(14);

    private final Clock clock;
    private final Attempts attempts;
    private final WriteResult writer;
    private final FinishAttempt finish;
    private final Chronicle chronicle;

    @Activate
    public LookAtPending(
            @Reference Clock clock,
            @Reference Attempts attempts,
            @Reference WriteResult writer,
            @Reference FinishAttempt finish,
            @Reference Chronicle chronicle) {
        this.clock = clock;
        this.attempts = attempts;
        this.writer = writer;
        this.finish = finish;
        this.chronicle = chronicle;
    }

    /** Where the provider has no other handle than that of its action. */
    static boolean isNamedByActionRef(NextAction action) {
        return isDecidedElsewhere(action) || action instanceof NextAction.Widget;
    }

    private static boolean isDecidedElsewhere(NextAction action) {
        return action instanceof NextAction.Review || action instanceof NextAction.OnClaim;
    }

    /** Whether its provider can be asked how it stands. */
    static boolean asks(Attempt attempt) {
        return isNamedByActionRef(attempt.handle().action());
    }

    /** When it is looked at for the first time. */
    static Instant first(Handle handle, Instant now) {
        NextAction action = handle.action();
        if (action instanceof NextAction.Review) {
            return now.plus(CheckSchedule.review(0));
        }
        if (action instanceof NextAction.OnClaim claim) {
            return claim.dueOn().atStartOfDay(JAPAN).toInstant();
        }
        if (action instanceof NextAction.Collection collection) {
            return collection.collectOn().atStartOfDay(JAPAN).toInstant().plus(OVERDUE);
        }
        // who sells by transfer gives up by himself on the last day (checkout); this is the net below
        Instant end = handle.expiresAt() == null ? now.plus(DAY) : handle.expiresAt();
        return action instanceof NextAction.Transfer ? end.plus(DAY) : end;
    }

    /** What can be said without asking: the buyer did not act in time, or the bank's answer is overdue. */
    void lookAlone(Attempt held) {
        if (held.handle().action() instanceof NextAction.Collection) {
            attempts.mark(held, Reason.OVERDUE);
        } else if (isOver(held)) {
            expire(held);
        }
    }

    private boolean isOver(Attempt held) {
        return !clock.instant().isBefore(first(held.handle(), held.standing().since()));
    }

    private void expire(Attempt held) {
        writer.result(held, Verdict.of(AttemptState.EXPIRED), after -> {
            GiveUpAttempt.released(held)
                    .ifPresent(entry -> chronicle.post(after.order().storefront(), entry, clock.instant()));
            chronicle.changed(after);
        });
    }

    /** @return false when the provider gave no usable answer */
    boolean look(Providers.Visit visit, Attempt held, Finding finding) {
        boolean decided = isDecidedElsewhere(held.handle().action());
        Duration waited = Duration.between(held.standing().since(), clock.instant());
        Optional<Verdict> verdict = FinishAttempt.verdicts(visit, held).foundPending(finding, decided, waited);
        if (verdict.isPresent()) {
            end(visit, held, verdict.get());
        } else if (!decided && isOver(held) && !(finding instanceof Finding.NoAnswer)) {
            expire(held);
        } else {
            later(visit, held, decided);
        }
        return !(finding instanceof Finding.NoAnswer);
    }

    /** A review has the end that its provider named, and all else the house's patience. */
    private static Instant lastInstant(Handle handle, Instant due) {
        boolean named = handle.action() instanceof NextAction.Review && handle.expiresAt() != null;
        return named ? handle.expiresAt() : due.plus(OVERDUE);
    }

    /** A review that takes too long is taken back at the company, and ends by its answer; what cannot be taken back is a person's affair. */
    private void tooLate(Providers.Visit visit, Attempt held) {
        boolean takenBack = held.handle().action() instanceof NextAction.Review
                && visit.info().can(Capability.CANCEL);
        if (takenBack) {
            end(visit, held, Verdict.of(AttemptState.RELEASING));
        } else {
            writer.resultByItself(held, Verdict.because(AttemptState.NEEDS_OPERATOR, null, Reason.OVERDUE));
        }
    }

    private void end(Providers.Visit visit, Attempt held, Verdict verdict) {
        FinishAttempt.Time time = FinishAttempt.Time.of(finish.settings().callTime());
        finish.goOn(visit, held, verdict, time, chronicle::changed);
    }

    private void later(Providers.Visit visit, Attempt held, boolean decided) {
        Standing standing = held.standing();
        Instant now = clock.instant();
        Instant due = first(held.handle(), standing.since());
        if (decided && now.isAfter(lastInstant(held.handle(), due))) {
            tooLate(visit, held);
            return;
        }
        boolean asleep = !decided && now.isBefore(due);
        boolean daily = held.handle().action() instanceof NextAction.OnClaim;
        Instant next = daily ? now.plus(DAY) : now.plus(CheckSchedule.review(standing.tries() + 1));
        attempts.postpone(held, standing.tries() + 1, asleep ? due : next);
    }
}
