package jp.noren.payment.internal.app;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import jp.noren.kernel.gate.ClosedGateException;
import jp.noren.payment.internal.domain.Breaker;
import jp.noren.persistence.Job;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks after attempts that nobody holds: every few seconds, in small bites, on one node at a time, each provider in a lane of its own, so that one
 * that hangs holds up none of the others. A provider that gives no answer is let be but for one question a run; as soon as it answers that, all that
 * waits for it is looked at at once (G8). What waits for one that is away is postponed, never failed.
 */
@Component(
        service = Job.class,
        property = {Job.NAME + "=payment.janitor", Job.INTERVAL_SECONDS + ":Integer=3"})
public final class Janitor implements Job {
    private static final Logger LOG = LoggerFactory.getLogger(Janitor.class);
    private static final int BITE = 40;
    /** One lost reply is no outage. */
    private static final int IN_VAIN = 3;

    private static final int AGAIN = 10;
    private static final long SLOW_NANOS = Duration.ofSeconds(2).toNanos();
    private static final Duration LEASE = Duration.ofSeconds(60);
    private static final Duration AWAY = Duration.ofSeconds(5);

    private final Clock clock;
    private final Attempts attempts;
    private final Providers providers;
    private final RepairAttempt repairer;
    private final CrashPoints crash;
    private final AtomicBoolean firstRun = new AtomicBoolean(true);
    private final Set<String> down = ConcurrentHashMap.newKeySet();
    private final Map<String, Map<String, Integer>> unheard = new ConcurrentHashMap<>();
    private final ExecutorService lanes = Executors.newCachedThreadPool(work -> {
        Thread thread = new Thread(work, "payment-janitor");
        thread.setDaemon(true);
        return thread;
    });

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

    @Deactivate
    void close() {
        lanes.shutdownNow();
    }

    @Override
    public boolean run() {
        if (firstRun.getAndSet(false)) {
            int woken = attempts.hastenAll(clock.instant());
            LOG.debug("{} unknown attempts are looked at at once", woken);
        }
        Set<String> due = new TreeSet<>(attempts.providersDue(clock.instant()));
        due.addAll(down);
        due.addAll(unheard.keySet());
        if (due.size() == 1) {
            return lane(due.iterator().next());
        }
        List<Future<Boolean>> running =
                due.stream().map(provider -> lanes.submit(() -> lane(provider))).toList();
        boolean more = false;
        for (Future<Boolean> lane : running) {
            more |= outcome(lane);
        }
        return more;
    }

    private static boolean outcome(Future<Boolean> lane) {
        try {
            return lane.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } catch (ExecutionException e) {
            LOG.warn("A lane of the janitor stopped early", e.getCause());
            return false;
        }
    }

    /** @return whether more is waiting at a provider that answers */
    private boolean lane(String provider) {
        if (down.contains(provider) && !isBack(provider)) {
            return false;
        }
        Map<String, Integer> again = unheard.computeIfAbsent(provider, id -> new ConcurrentHashMap<>());
        List<String> due = attempts.due(provider, clock.instant(), BITE);
        Set<String> all = new LinkedHashSet<>(again.keySet());
        all.addAll(due);
        int inVain = 0;
        for (String id : all) {
            long began = System.nanoTime();
            boolean answered = again.containsKey(id) ? lookAgain(id, again) : lookFirst(id, again);
            boolean slow = System.nanoTime() - began > SLOW_NANOS;
            inVain = answered ? 0 : inVain + (slow ? IN_VAIN : 1);
            boolean open = inVain > 0 && providers.breaker(provider) != Breaker.State.CLOSED;
            if (inVain >= IN_VAIN || open) {
                down.add(provider);
                again.clear();
                break;
            }
        }
        if (again.isEmpty()) {
            unheard.remove(provider);
        }
        return due.size() == BITE && !down.contains(provider);
    }

    private boolean lookFirst(String id, Map<String, Integer> again) {
        boolean answered = attempts.find(id).map(this::look).orElse(true);
        if (!answered) {
            again.put(id, AGAIN);
        }
        return answered;
    }

    /** A reply that was lost at a provider that answers: asked again in the next runs, without that counting against its schedule. */
    private boolean lookAgain(String id, Map<String, Integer> again) {
        Optional<Attempt> before = attempts.find(id);
        boolean answered = before.map(this::look).orElse(true);
        again.computeIfPresent(id, (same, left) -> answered || left == 1 ? null : left - 1);
        if (!answered) {
            Attempt.Standing standing = before.get().standing();
            attempts.find(id)
                    .filter(after -> after.state() == before.get().state())
                    .ifPresent(after -> attempts.postpone(after, standing.tries(), standing.nextCheck()));
        }
        return answered;
    }

    /** Asks about one of those that wait; when there is an answer, the others need not wait for their time. */
    private boolean isBack(String provider) {
        Optional<Attempt> one = attempts.firstUnknown(provider).flatMap(attempts::find);
        if (one.isPresent() && !look(one.get())) {
            return false;
        }
        down.remove(provider);
        int woken = attempts.hastenAll(provider, clock.instant());
        LOG.info("Provider {} answers again: {} unknown attempts are looked at at once", provider, woken);
        return true;
    }

    /** @return false when the provider gave no usable answer, or is away */
    private boolean look(Attempt attempt) {
        if (!RepairAttempt.asks(attempt)) {
            hold(attempt).ifPresent(repairer::repairAlone);
            return true;
        }
        try (Providers.Visit visit =
                providers.enter(attempt.order().provider(), attempt.order().storefront())) {
            return hold(attempt).map(held -> repairer.repair(visit, held)).orElse(true);
        } catch (ClosedGateException e) {
            attempts.postpone(
                    attempt, attempt.standing().tries(), clock.instant().plus(AWAY));
            return false;
        } catch (RuntimeException e) {
            LOG.warn("Attempt {} could not be repaired this time", attempt.id(), e);
            return true;
        }
    }

    private Optional<Attempt> hold(Attempt attempt) {
        Instant until = clock.instant().plus(LEASE);
        Optional<Attempt> held = attempts.claim(attempt, until);
        held.ifPresent(taken -> crash.reached(CrashPoints.Point.JANITOR_REPAIRS));
        return held;
    }
}
