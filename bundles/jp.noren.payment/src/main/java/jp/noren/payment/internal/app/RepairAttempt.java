package jp.noren.payment.internal.app;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import jp.noren.payment.internal.app.Attempt.Standing;
import jp.noren.payment.internal.domain.AttemptState;
import jp.noren.payment.internal.domain.CheckSchedule;
import jp.noren.payment.internal.domain.Reason;
import jp.noren.payment.spi.Capability;
import jp.noren.payment.spi.Finding;
import jp.noren.payment.spi.Requests;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Finds out what became of an attempt that nobody holds any more, and brings it to an end. It believes the provider's book alone.
 * A commit that may not have arrived is never sent again: what is still reserved is released first, and only then nothing was executed.
 */
@Component(service = RepairAttempt.class)
public final class RepairAttempt {
    private static final Duration ASKING = Duration.ofSeconds(8);

    private final Clock clock;
    private final Attempts attempts;
    private final WriteResult writer;
    private final FinishAttempt finish;
    private final LookAtPending pending;

    @Activate
    public RepairAttempt(
            @Reference Clock clock,
            @Reference Attempts attempts,
            @Reference WriteResult writer,
            @Reference FinishAttempt finish,
            @Reference LookAtPending pending) {
        this.clock = clock;
        this.attempts = attempts;
        this.writer = writer;
        this.finish = finish;
        this.pending = pending;
    }

    /** Whether a provider is needed to repair it. */
    static boolean asks(Attempt attempt) {
        return attempt.state() == AttemptState.PENDING
                ? LookAtPending.asks(attempt)
                : attempt.state() != AttemptState.INTENT;
    }

    /** What can be ended without asking anybody: nothing ever left, or the buyer did not act in time. */
    void repairAlone(Attempt held) {
        if (held.state() == AttemptState.INTENT) {
            writer.resultByItself(held, Verdict.of(AttemptState.NOT_EXECUTED));
        } else {
            pending.lookAlone(held);
        }
    }

    /** @return false when the provider gave no usable answer */
    boolean repair(Providers.Visit visit, Attempt held) {
        return switch (held.state()) {
            case SENT -> ask(visit, dropped(visit, held));
            case COMMITTING -> ask(visit, writer.resultByItself(held, Verdict.of(AttemptState.UNKNOWN)));
            case AUTHORISED -> commit(visit, held);
            case RELEASING -> releasing(visit, held);
            case UNKNOWN -> ask(visit, held);
            case PENDING -> pending.look(visit, held, query(visit, held));
            default -> true;
        };
    }

    /** The node that sent it has died, or its answer came to nothing. */
    private Attempt dropped(Providers.Visit visit, Attempt held) {
        Verdict verdict = FinishAttempt.verdicts(visit, held).noReply(null);
        return writer.resultByItself(held, verdict);
    }

    private boolean commit(Providers.Visit visit, Attempt held) {
        Attempt after = finish.commitReserved(visit, held, FinishAttempt.Time.of(ASKING), byItself());
        return after.state() != AttemptState.AUTHORISED;
    }

    private boolean ask(Providers.Visit visit, Attempt unknown) {
        if (unknown.state() != AttemptState.UNKNOWN) {
            return true;
        }
        Finding finding = query(visit, unknown);
        Optional<Verdict> verdict = FinishAttempt.verdicts(visit, unknown).found(finding, waited(unknown));
        if (verdict.isEmpty()) {
            later(visit, unknown);
            return !(finding instanceof Finding.NoAnswer);
        }
        Attempt after = writer.resultByItself(unknown, verdict.get());
        if (after.state() == AttemptState.RELEASING) {
            finish.release(visit, after, FinishAttempt.Time.of(ASKING), byItself());
        }
        return true;
    }

    private boolean releasing(Providers.Visit visit, Attempt held) {
        boolean givenUp = held.standing().reason() == Reason.GIVEN_UP;
        if (givenUp && visit.info().can(Capability.CANCEL) && held.standing().tries() == 0) {
            // what the company has taken over meanwhile it may still let go; only then it is asked how it stands
            Attempt after = finish.release(visit, held, FinishAttempt.Time.of(ASKING), byItself());
            if (after.state() != AttemptState.RELEASING) {
                return true;
            }
        }
        Finding finding = query(visit, held);
        Optional<Verdict> verdict = FinishAttempt.verdicts(visit, held)
                .foundReleasing(finding, held.standing().declined(), waited(held));
        if (verdict.isPresent()) {
            writer.resultByItself(held, verdict.get());
            return true;
        }
        Attempt after = visit.info().can(Capability.CANCEL)
                ? finish.release(visit, held, FinishAttempt.Time.of(ASKING), byItself())
                : held;
        if (after.state() == AttemptState.RELEASING) {
            later(visit, after);
        }
        return after.state() != AttemptState.RELEASING;
    }

    private Finding query(Providers.Visit visit, Attempt attempt) {
        String reference = attempt.handle().reference();
        Capability needed = reference == null ? Capability.LOOKUP_BY_KEY : Capability.LOOKUP_BY_REFERENCE;
        if (!visit.info().can(needed) && !visit.info().can(Capability.LOOKUP_BY_KEY)) {
            return new Finding.NoAnswer("not declared: " + needed);
        }
        Requests.Query query = new Requests.Query(
                attempt.id(),
                attempt.order().storefront(),
                reference,
                clock.instant().plus(ASKING));
        return visit.find(ASKING, provider -> provider.query(query));
    }

    private Duration waited(Attempt attempt) {
        return Duration.between(attempt.standing().since(), clock.instant());
    }

    /** Asks again later; after the seventh day a person must look. */
    private void later(Providers.Visit visit, Attempt attempt) {
        Standing standing = attempt.standing();
        Instant now = clock.instant();
        Optional<Duration> pause = CheckSchedule.pause(standing.tries() + 1, Duration.between(standing.since(), now));
        if (pause.isEmpty()) {
            writer.resultByItself(attempt, Verdict.because(AttemptState.NEEDS_OPERATOR, null, Reason.STILL_UNKNOWN));
            return;
        }
        Duration notBefore = visit.info().visibilityDelay();
        boolean young = standing.tries() == 0 && notBefore.compareTo(pause.get()) > 0;
        attempts.postpone(attempt, standing.tries() + 1, now.plus(young ? notBefore : pause.get()));
    }

    private Consumer<Attempt> byItself() {
        return writer.byItself();
    }
}
