package jp.noren.payment.internal.app;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import jp.noren.kernel.gate.ClosedGateException;
import jp.noren.persistence.Job;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks after attempts that nobody holds: every few seconds, in small bites, on one node at a time. A provider that is away, or that gives no
 * answer, is let be for the rest of the run; what waits for it is postponed, never failed.
 */
@Component(
        service = Job.class,
        property = {Job.NAME + "=payment.janitor", Job.INTERVAL_SECONDS + ":Integer=3"})
public final class Janitor implements Job {
    private static final Logger LOG = LoggerFactory.getLogger(Janitor.class);
    private static final int BITE = 40;
    private static final Duration LEASE = Duration.ofSeconds(60);
    private static final Duration AWAY = Duration.ofSeconds(5);

    private final Clock clock;
    private final Attempts attempts;
    private final Providers providers;
    private final RepairAttempt repairer;
    private final CrashPoints crash;
    private final AtomicBoolean firstRun = new AtomicBoolean(true);

    @Activate
    public Janitor(
            @Reference Clock clock,
            @Reference Attempts attempts,
            @Reference Providers providers,
            @Reference RepairAttempt repairer,
            @Reference CrashPoints crash) {
        this.clock = clock;
        this.attempts = attempts;
        this.providers = providers;
        this.repairer = repairer;
        this.crash = crash;
    }

    @Override
    public boolean run() {
        if (firstRun.getAndSet(false)) {
            int woken = attempts.hastenAll(clock.instant());
            LOG.debug("{} unknown attempts are looked at at once", woken);
        }
        List<String> due = attempts.due(clock.instant(), BITE);
        Set<String> silent = new HashSet<>();
        due.forEach(id -> attempts.find(id).ifPresent(attempt -> look(attempt, silent)));
        return due.size() == BITE && silent.isEmpty();
    }

    private void look(Attempt attempt, Set<String> silent) {
        String provider = attempt.order().provider();
        if (!RepairAttempt.asks(attempt)) {
            hold(attempt).ifPresent(repairer::repairAlone);
            return;
        }
        if (silent.contains(provider)) {
            return;
        }
        try (Providers.Visit visit = providers.enter(provider)) {
            boolean answered =
                    hold(attempt).map(held -> repairer.repair(visit, held)).orElse(true);
            if (!answered) {
                silent.add(provider);
            }
        } catch (ClosedGateException e) {
            silent.add(provider);
            attempts.postpone(
                    attempt, attempt.standing().tries(), clock.instant().plus(AWAY));
        } catch (RuntimeException e) {
            LOG.warn("Attempt {} could not be repaired this time", attempt.id(), e);
        }
    }

    private Optional<Attempt> hold(Attempt attempt) {
        Instant until = clock.instant().plus(LEASE);
        Optional<Attempt> held = attempts.claim(attempt, until);
        held.ifPresent(taken -> crash.reached(CrashPoints.Point.JANITOR_REPAIRS));
        return held;
    }
}
