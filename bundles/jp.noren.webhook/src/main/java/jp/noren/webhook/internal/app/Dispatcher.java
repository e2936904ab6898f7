package jp.noren.webhook.internal.app;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.Designate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends what is due, a few messages to one endpoint at a time, so that a slow receiver fills nobody's place but his own. What it claims it begins at once.
 * When the bundle is stopped, the running calls end first; what is due then, or was lost with the node, is claimed by the next one, here or elsewhere.
 */
@Component(service = Dispatcher.class, configurationPid = "jp.noren.webhook")
@Designate(ocd = WebhookConfig.class)
public final class Dispatcher {
    /** Four times what a call may take. */
    static final Duration LEASE = Duration.ofSeconds(60);

    private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);
    private static final int END_WAIT_SECONDS = 22;
    private static final int IDLE = 0;
    private static final int LOOKING = 1;
    private static final int WOKEN_AGAIN = 2;

    private final Clock clock;
    private final Endpoints endpoints;
    private final DeliveryBook deliveries;
    private final DeliverOne courier;
    private final int perEndpoint;
    private final int most;
    private final ThreadPoolExecutor pool;
    private final Map<String, Integer> running = new ConcurrentHashMap<>();
    private final AtomicInteger runningInAll = new AtomicInteger();
    private final AtomicInteger busy = new AtomicInteger();
    private final AtomicInteger state = new AtomicInteger(IDLE);

    @Activate
    public Dispatcher(
            WebhookConfig config,
            @Reference Clock clock,
            @Reference Endpoints endpoints,
            @Reference DeliveryBook deliveries,
            @Reference DeliverOne courier) {
        this.clock = clock;
        this.endpoints = endpoints;
        this.deliveries = deliveries;
        this.courier = courier;
        this.perEndpoint = config.per_endpoint();
        this.most = config.threads();
        AtomicInteger count = new AtomicInteger();
        // one more thread than calls: it looks for the next
        pool = new ThreadPoolExecutor(most + 1, most + 1, 20, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), work -> {
            Thread thread = new Thread(null, work, "noren-webhook-" + count.incrementAndGet(), 0, false);
            thread.setContextClassLoader(Dispatcher.class.getClassLoader());
            return thread;
        });
        pool.allowCoreThreadTimeOut(true);
    }

    /** Looks for what is due, soon, on a thread of its own; however often it is called meanwhile, once more afterwards. */
    public void wake() {
        if (state.getAndUpdate(now -> now == IDLE ? LOOKING : WOKEN_AGAIN) == IDLE) {
            execute(this::lookUntilQuiet);
        }
    }

    private void lookUntilQuiet() {
        boolean again = true;
        while (again) {
            state.set(LOOKING);
            try {
                look();
            } catch (RuntimeException e) {
                LOG.warn("Looking for due webhooks failed; the job looks again", e);
            }
            again = !state.compareAndSet(LOOKING, IDLE);
        }
    }

    private void look() {
        Instant now = clock.instant();
        for (String endpoint : endpoints.due(now)) {
            int free = Math.min(perEndpoint - running.getOrDefault(endpoint, 0), most - runningInAll.get());
            if (free > 0 && !pool.isShutdown()) {
                deliveries.claim(endpoint, free, now, now.plus(LEASE)).forEach(this::begin);
            }
        }
    }

    private void begin(DeliveryBook.Claim claim) {
        running.merge(claim.endpoint(), 1, Integer::sum);
        runningInAll.incrementAndGet();
        busy.incrementAndGet();
        boolean begun = execute(() -> {
            try {
                courier.handle(claim);
            } catch (RuntimeException e) {
                LOG.warn("Webhook {} to {} is tried again when its lease ends", claim.event(), claim.endpoint(), e);
            } finally {
                ended(claim);
                wake();
                busy.decrementAndGet();
            }
        });
        if (!begun) {
            ended(claim);
            busy.decrementAndGet();
            deliveries.giveBack(claim);
        }
    }

    private void ended(DeliveryBook.Claim claim) {
        running.computeIfPresent(claim.endpoint(), (id, count) -> count == 1 ? null : count - 1);
        runningInAll.decrementAndGet();
    }

    /** @return false after the end */
    private boolean execute(Runnable work) {
        try {
            pool.execute(work);
            return true;
        } catch (RejectedExecutionException e) {
            LOG.debug("Stopped before the work began", e);
            return false;
        }
    }

    /** Nothing is on the line, and nobody looks for more. */
    boolean isQuiet() {
        return busy.get() == 0 && state.get() == IDLE;
    }

    /** Begins nothing new and lets the running calls end, so that each is settled by the one who made it. */
    @Deactivate
    void close() {
        pool.shutdown();
        try {
            if (!pool.awaitTermination(END_WAIT_SECONDS, TimeUnit.SECONDS)) {
                LOG.warn("Webhooks were still on the line after {} s; they are sent again", END_WAIT_SECONDS);
                pool.shutdownNow();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            pool.shutdownNow();
        }
    }
}
