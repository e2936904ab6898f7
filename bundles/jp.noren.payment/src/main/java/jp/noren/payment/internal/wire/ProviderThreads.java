package jp.noren.payment.internal.wire;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import jp.noren.payment.internal.domain.Breaker;
import jp.noren.payment.spi.Finding;
import jp.noren.payment.spi.Outcome;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/**
 * A bulkhead for each provider: sixteen threads of its own, so that one that hangs takes nobody else's; a deadline that holds even for a provider that
 * knows none; and a breaker that lets one be that does not answer (G33 to G35). An idle pool holds no threads.
 */
final class ProviderThreads implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ProviderThreads.class);
    private static final int THREADS = 16;
    private static final int QUEUE = 64;
    private static final int BULK_QUEUE = 512;
    private static final int IDLE_SECONDS = 10;
    private static final String BULK = "-bulk";

    private final LongSupplier nanos;
    private final Map<String, ThreadPoolExecutor> pools = new ConcurrentHashMap<>();
    private final Map<String, Breaker> breakers = new ConcurrentHashMap<>();
    private final CallCounts counts = new CallCounts();

    /** @param nanos a clock that nobody moves but time */
    ProviderThreads(LongSupplier nanos) {
        this.nanos = nanos;
    }

    /** One call; knows whether it has begun. What it logs carries the id of the request it belongs to. */
    private static final class Call<T> {
        private final AtomicBoolean begun = new AtomicBoolean();
        private final FutureTask<T> task;

        Call(Supplier<T> work) {
            Map<String, String> request = MDC.getCopyOfContextMap();
            task = new FutureTask<>(() -> {
                begun.set(true);
                try {
                    MDC.setContextMap(request == null ? Map.of() : request);
                    return work.get();
                } finally {
                    MDC.clear();
                }
            });
        }
    }

    Breaker breaker(String provider) {
        return breakers.computeIfAbsent(provider, id -> new Breaker());
    }

    Outcome outcome(String provider, Duration atMost, Supplier<Outcome> work) {
        return outcomes(provider, provider, atMost, List.of(work)).get(0);
    }

    /** Many calls that end in the same time all together; on threads of their own, so that whoever makes single calls need not queue behind them. */
    List<Outcome> outcomes(String provider, Duration atMost, List<Supplier<Outcome>> works) {
        return outcomes(provider, provider + BULK, atMost, works);
    }

    private List<Outcome> outcomes(String provider, String pool, Duration atMost, List<Supplier<Outcome>> works) {
        long end = System.nanoTime() + atMost.toNanos();
        List<Supplier<Outcome>> waiting =
                works.stream().map(work -> begin(provider, pool, end, work)).toList();
        return waiting.stream()
                .map(Supplier::get)
                .map(outcome -> counts.count(provider, outcome))
                .toList();
    }

    CallCounts counts() {
        return counts;
    }

    /** @return what waits for the answer */
    private Supplier<Outcome> begin(String provider, String pool, long end, Supplier<Outcome> work) {
        Breaker breaker = breaker(provider);
        long pass = breaker.enter(nanos.getAsLong());
        if (pass == Breaker.REFUSED) {
            return () -> new Outcome.NotSent(provider + " does not answer at present and was not asked");
        }
        Call<Outcome> call = new Call<>(work);
        Supplier<Outcome> answer;
        try {
            pool(pool).execute(call.task);
            answer = () -> answer(provider, end, call);
        } catch (RejectedExecutionException e) {
            answer = () -> new Outcome.NotSent("too many calls to " + provider + " are under way");
        }
        Supplier<Outcome> awaited = answer;
        return () -> {
            Outcome outcome = awaited.get();
            boolean failure = outcome instanceof Outcome.Unknown || outcome instanceof Outcome.NotSent;
            breaker.ended(pass, failure, nanos.getAsLong());
            return outcome;
        };
    }

    private static Outcome answer(String provider, long end, Call<Outcome> call) {
        try {
            Outcome outcome = await(Duration.ofNanos(end - System.nanoTime()), call);
            return outcome == null ? new Outcome.Unknown(null, "the provider answered nothing") : outcome;
        } catch (TimeoutException e) {
            return call.begun.get()
                    ? new Outcome.Unknown(null, "no answer by the deadline")
                    : new Outcome.NotSent("no thread by the deadline");
        } catch (ExecutionException e) {
            LOG.warn("Provider {} threw instead of answering", provider, e.getCause());
            return new Outcome.Unknown(null, e.getCause().getClass().getName());
        }
    }

    Finding finding(String provider, Duration atMost, Supplier<Finding> work) {
        Finding finding = unguardedFinding(provider, atMost, work);
        breaker(provider).lookedUp(finding instanceof Finding.NoAnswer, nanos.getAsLong());
        return finding;
    }

    private Finding unguardedFinding(String provider, Duration atMost, Supplier<Finding> work) {
        try {
            Finding finding = run(provider, atMost, new Call<>(work));
            return finding == null ? new Finding.NoAnswer("the provider answered nothing") : finding;
        } catch (RejectedExecutionException | TimeoutException e) {
            return new Finding.NoAnswer("no answer by the deadline");
        } catch (ExecutionException e) {
            LOG.warn("Provider {} threw instead of answering", provider, e.getCause());
            return new Finding.NoAnswer(e.getCause().getClass().getName());
        }
    }

    <T> Optional<T> anything(String provider, Duration atMost, Supplier<T> work) {
        try {
            return Optional.ofNullable(run(provider, atMost, new Call<>(work)));
        } catch (RejectedExecutionException | TimeoutException e) {
            return Optional.empty();
        } catch (ExecutionException e) {
            LOG.warn("Provider {} threw instead of answering", provider, e.getCause());
            return Optional.empty();
        }
    }

    private <T> T run(String provider, Duration atMost, Call<T> call) throws TimeoutException, ExecutionException {
        pool(provider).execute(call.task);
        return await(atMost, call);
    }

    private static <T> T await(Duration atMost, Call<T> call) throws TimeoutException, ExecutionException {
        try {
            return call.task.get(Math.max(1, atMost.toMillis()), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TimeoutException();
        } finally {
            // a call that is over is not hurt by this; one that is not must not keep its thread
            call.task.cancel(true);
        }
    }

    private ThreadPoolExecutor pool(String provider) {
        return pools.computeIfAbsent(provider, id -> {
            AtomicInteger count = new AtomicInteger();
            ThreadPoolExecutor pool = new ThreadPoolExecutor(
                    THREADS,
                    THREADS,
                    IDLE_SECONDS,
                    TimeUnit.SECONDS,
                    new LinkedBlockingQueue<>(id.endsWith(BULK) ? BULK_QUEUE : QUEUE),
                    work -> {
                        Thread thread = new Thread(work, "payment-" + id + "-" + count.incrementAndGet());
                        thread.setDaemon(true);
                        return thread;
                    });
            pool.allowCoreThreadTimeOut(true);
            return pool;
        });
    }

    @Override
    public void close() {
        pools.values().forEach(ThreadPoolExecutor::shutdownNow);
    }
}
