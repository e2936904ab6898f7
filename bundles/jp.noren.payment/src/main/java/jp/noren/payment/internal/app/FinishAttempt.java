package jp.noren.payment.internal.app;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import jp.noren.payment.internal.domain.AttemptState;
import jp.noren.payment.spi.Outcome;
import jp.noren.payment.spi.Requests;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** From the provider's first answer to the end: commits what was reserved, or releases it, and writes each step before it is taken. */
@Component(service = FinishAttempt.class)
public final class FinishAttempt {
    /** A commit that would get less than this part of a call's time is left to the janitor. */
    private static final int ENOUGH = 4;

    /** How long whoever asked still waits; by a clock that nobody moves. */
    record Time(long endNanos) {
        static Time of(Duration duration) {
            return new Time(System.nanoTime() + duration.toNanos());
        }

        Duration left() {
            return Duration.ofNanos(endNanos - System.nanoTime());
        }
    }

    private final Clock clock;
    private final Attempts attempts;
    private final WriteResult writer;
    private final Settings settings;
    private final CrashPoints crash;

    @Activate
    public FinishAttempt(
            @Reference Clock clock,
            @Reference Attempts attempts,
            @Reference WriteResult writer,
            @Reference Settings settings,
            @Reference CrashPoints crash) {
        this.clock = clock;
        this.attempts = attempts;
        this.writer = writer;
        this.settings = settings;
        this.crash = crash;
    }

    Attempts attempts() {
        return attempts;
    }

    WriteResult writer() {
        return writer;
    }

    Settings settings() {
        return settings;
    }

    /** Goes on from the answer to the start. */
    Attempt goOn(Providers.Visit visit, Attempt sent, Verdict verdict, Time time, Consumer<Attempt> told) {
        if (verdict.state() == AttemptState.AUTHORISED && time.left().compareTo(enough()) >= 0) {
            Optional<Attempt> committing = writer.leaving(sent, verdict, time.left(), toCommit(sent.state()));
            return committing
                    .map(attempt -> commit(visit, attempt, time, told))
                    .orElseGet(() -> late(visit, sent, verdict));
        }
        crash.reached(CrashPoints.Point.AFTER_READ_BEFORE_RESULT);
        Attempt after = writer.result(sent, verdict, told);
        boolean ours = after.state() == AttemptState.RELEASING
                && after.standing().fence() == sent.standing().fence();
        return ours ? release(visit, after, time, told) : after;
    }

    static AttemptState[] toCommit(AttemptState from) {
        return from == AttemptState.PENDING
                ? new AttemptState[] {AttemptState.SENT, AttemptState.AUTHORISED, AttemptState.COMMITTING}
                : new AttemptState[] {AttemptState.AUTHORISED, AttemptState.COMMITTING};
    }

    Duration enough() {
        return settings.callTime().dividedBy(ENOUGH);
    }

    /** Commits what stands as reserved: the janitor's way in. */
    Attempt commitReserved(Providers.Visit visit, Attempt reserved, Time time, Consumer<Attempt> told) {
        return writer.leaving(reserved, Verdict.of(AttemptState.COMMITTING), time.left(), AttemptState.COMMITTING)
                .map(attempt -> commit(visit, attempt, time, told))
                .orElse(reserved);
    }

    private Attempt commit(Providers.Visit visit, Attempt committing, Time time, Consumer<Attempt> told) {
        crash.reached(CrashPoints.Point.BEFORE_COMMIT_SEND);
        Outcome outcome;
        try (CrashPoints.Sending sending = crash.sending(CrashPoints.Point.AFTER_COMMIT_SEND_BEFORE_READ)) {
            outcome = visit.ask(time.left(), provider -> provider.commit(step(committing, time)));
        }
        crash.reached(CrashPoints.Point.AFTER_READ_BEFORE_RESULT);
        Verdict verdict = verdicts(visit, committing).committed(outcome);
        Attempt after = writer.result(committing, verdict, told);
        boolean ours = after.state() == AttemptState.RELEASING
                && after.standing().fence() == committing.standing().fence();
        return ours ? release(visit, after, time, told) : after;
    }

    /** Releases what is reserved; without a positive answer it stays as it is, and the janitor asks again. */
    Attempt release(Providers.Visit visit, Attempt releasing, Time time, Consumer<Attempt> told) {
        Outcome outcome = visit.ask(time.left(), provider -> provider.cancel(step(releasing, time)));
        return verdicts(visit, releasing)
                .released(outcome, releasing.standing().declined())
                .map(verdict -> writer.result(releasing, verdict, told))
                .orElse(releasing);
    }

    /** The answer came when the attempt had been given up: what it reserved is released, and the book of the attempt stays as it is. */
    private Attempt late(Providers.Visit visit, Attempt sent, Verdict verdict) {
        Time time = Time.of(enough());
        Requests.Step step = new Requests.Step(
                sent.id(),
                sent.order().storefront(),
                verdict.reference(),
                sent.money().amount(),
                clock.instant().plus(enough()));
        visit.ask(time.left(), provider -> provider.cancel(step));
        return attempts.find(sent.id()).orElseThrow();
    }

    Requests.Step step(Attempt attempt, Time time) {
        Instant deadline = clock.instant().plus(time.left());
        return new Requests.Step(
                attempt.id(),
                attempt.order().storefront(),
                attempt.handle().reference(),
                attempt.money().amount(),
                deadline);
    }

    static Verdicts verdicts(Providers.Visit visit, Attempt attempt) {
        return new Verdicts(visit.info(), attempt.money().amount());
    }
}
