package jp.noren.payment.internal.app;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import jp.noren.payment.internal.app.Attempt.Handle;
import jp.noren.payment.internal.app.Attempt.Standing;
import jp.noren.payment.internal.domain.AttemptState;
import jp.noren.payment.internal.domain.CheckSchedule;
import jp.noren.payment.internal.domain.Reason;
import jp.noren.payment.spi.NextAction;
import jp.noren.payment.spi.Outcome;
import jp.noren.persistence.Transactions;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Writes what became of an attempt, with all that belongs to it, in one transaction: by an update that counts only if nobody else has taken the
 * attempt in hand meanwhile.
 */
@Component(service = WriteResult.class)
public final class WriteResult {
    /** After the time of a call is over, its writer gets this much before the janitor steps in. */
    static final Duration GRACE = Duration.ofSeconds(5);

    private static final Duration SOON = Duration.ofSeconds(2);

    private final Clock clock;
    private final Transactions transactions;
    private final Attempts attempts;
    private final Chronicle chronicle;
    private final CrashPoints crash;

    @Activate
    public WriteResult(
            @Reference Clock clock,
            @Reference Transactions transactions,
            @Reference Attempts attempts,
            @Reference Chronicle chronicle,
            @Reference CrashPoints crash) {
        this.clock = clock;
        this.transactions = transactions;
        this.attempts = attempts;
        this.chronicle = chronicle;
        this.crash = crash;
    }

    /**
     * Before a call: says that it leaves now, so that whoever finds the attempt later knows that it may have left.
     *
     * @param path the states it goes through; the last one is written
     * @return empty when somebody else has the attempt in hand
     */
    Optional<Attempt> leaving(Attempt before, Verdict verdict, Duration callTime, AttemptState... path) {
        Attempt after = departing(before, verdict, clock.instant().plus(callTime), clock.instant(), path);
        return transactions.required(() -> attempts.move(before, after)) ? Optional.of(after) : Optional.empty();
    }

    /** As it stands when a call leaves. */
    static Attempt departing(Attempt before, Verdict verdict, Instant deadline, Instant now, AttemptState... path) {
        AttemptState state = before.state();
        for (AttemptState next : path) {
            state = state.to(next);
        }
        Standing old = before.standing();
        Standing standing =
                new Standing(state, old.reason(), old.declined(), old.fence() + 1, 0, now, deadline.plus(GRACE));
        return before.with(standing).with(handle(before, verdict, state));
    }

    /**
     * After an answer.
     *
     * @param inside runs in the same transaction, after the write
     * @return the attempt as written; as somebody else has left it when he was faster, and then nothing was written here
     */
    Attempt result(Attempt before, Verdict verdict, Consumer<Attempt> inside) {
        Instant now = clock.instant();
        Attempt after = apply(before, verdict, now);
        boolean written = transactions.required(() -> {
            if (!attempts.move(before, after)) {
                return false;
            }
            chronicle.settled(before, after, now);
            inside.accept(after);
            crash.reached(CrashPoints.Point.INSIDE_RESULT);
            return true;
        });
        crash.reached(CrashPoints.Point.AFTER_RESULT_BEFORE_OUTBOX);
        return written ? after : late(before, verdict, inside);
    }

    /** Somebody had given the answer up. A clear one still ends what he left open. */
    private Attempt late(Attempt before, Verdict verdict, Consumer<Attempt> inside) {
        Attempt left = attempts.find(before.id()).orElseThrow();
        boolean open = left.state() == AttemptState.UNKNOWN || left.state() == AttemptState.NEEDS_OPERATOR;
        boolean clear = verdict.state() == AttemptState.SUCCEEDED || verdict.state() == AttemptState.DECLINED;
        return open && clear && left.state().canBecome(verdict.state()) ? result(left, verdict, inside) : left;
    }

    /** The same for a change that nobody is waiting for: it is told by the event. */
    Attempt resultByItself(Attempt before, Verdict verdict) {
        return result(before, verdict, byItself());
    }

    Consumer<Attempt> byItself() {
        return chronicle::changed;
    }

    /** What an attempt becomes by a verdict. */
    static Attempt apply(Attempt before, Verdict verdict, Instant now) {
        AttemptState state = before.state().to(verdict.state());
        Standing old = before.standing();
        boolean keepsWhy = before.state() == AttemptState.RELEASING;
        Handle handle = handle(before, verdict, state);
        Standing standing = new Standing(
                state,
                verdict.reason() == null && keepsWhy ? stillHolds(old.reason(), state) : verdict.reason(),
                verdict.declined() == null && keepsWhy ? old.declined() : verdict.declined(),
                old.fence(),
                0,
                now,
                nextCheck(state, handle, now));
        return before.with(standing).with(handle);
    }

    /** That it was given up is of interest only where the money moved nevertheless. */
    private static Reason stillHolds(Reason reason, AttemptState state) {
        return reason == Reason.GIVEN_UP && state.isOver() ? null : reason;
    }

    private static Handle handle(Attempt before, Verdict verdict, AttemptState state) {
        Handle old = before.handle();
        String reference = verdict.reference() == null ? old.reference() : verdict.reference();
        if (verdict.action().isEmpty()) {
            // what a widget was given speaks of the buyer
            boolean done = state.isEnd() && old.action() instanceof NextAction.Widget;
            return new Handle(reference, old.actionRef(), done ? null : old.action(), old.expiresAt());
        }
        Outcome.Pending pending = verdict.pending();
        boolean named = pending.actionRef() != null && LookAtPending.isNamedByActionRef(pending.action());
        return new Handle(
                named ? pending.actionRef() : reference, pending.actionRef(), pending.action(), pending.expiresAt());
    }

    private static Instant nextCheck(AttemptState state, Handle handle, Instant now) {
        if (state.isEnd() || state == AttemptState.NEEDS_OPERATOR) {
            return null;
        }
        if (state == AttemptState.PENDING) {
            return LookAtPending.first(handle, now);
        }
        return state == AttemptState.AUTHORISED
                ? now.plus(SOON)
                : now.plus(CheckSchedule.pause(0, Duration.ZERO).orElseThrow());
    }
}
