package jp.noren.rest.internal.cxf;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Servers whose resource has left, for a moment: when a bundle is replaced, the resources of those that use it leave and come back with the same classes,
 * and their callers wait meanwhile. What nobody took is taken down, by a thread of its own, which also makes new servers and ends when there is nothing to do.
 */
final class ServerShelf implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ServerShelf.class);

    /** Longer than a bundle is away when it is replaced; short, since a server holds the classes of its bundle. */
    static final Duration KEPT = Duration.ofSeconds(3);

    private static final Duration LAST_WORK = Duration.ofSeconds(5);

    private final Duration kept;
    private final ScheduledThreadPoolExecutor worker = worker();
    private final Map<ResourceServer.Key, ResourceServer> shelf = new HashMap<>();

    /** @param kept how long a server waits for the next resource of its class */
    ServerShelf(Duration kept) {
        this.kept = kept;
    }

    /** One of that very class, which is not on the shelf any more. */
    synchronized Optional<ResourceServer> take(ResourceServer.Key key) {
        return Optional.ofNullable(shelf.remove(key));
    }

    void put(ResourceServer server) {
        ResourceServer other;
        synchronized (this) {
            other = shelf.put(server.key(), server);
        }
        if (other != null) {
            later(other::destroy, Duration.ZERO);
        }
        later(() -> expire(server), kept);
    }

    private void expire(ResourceServer server) {
        boolean unused;
        synchronized (this) {
            unused = shelf.remove(server.key(), server);
        }
        if (unused) {
            server.destroy();
        }
    }

    /** Makes a server without keeping its resource's bundle from starting. */
    void make(ResourceServer server) {
        later(server::make, Duration.ZERO);
    }

    private void later(Runnable work, Duration delay) {
        try {
            worker.schedule(work, delay.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException closed) {
            LOG.debug("Closed, the bus takes everything down", closed);
        }
    }

    private static ScheduledThreadPoolExecutor worker() {
        ScheduledThreadPoolExecutor worker = new ScheduledThreadPoolExecutor(1, work -> {
            Thread thread = new Thread(work, "noren-rest-servers");
            thread.setDaemon(true);
            thread.setContextClassLoader(ServerShelf.class.getClassLoader());
            return thread;
        });
        worker.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        worker.setKeepAliveTime(1, TimeUnit.SECONDS);
        worker.allowCoreThreadTimeOut(true);
        return worker;
    }

    @Override
    public void close() {
        worker.shutdown();
        try {
            if (!worker.awaitTermination(LAST_WORK.toSeconds(), TimeUnit.SECONDS)) {
                LOG.warn("Servers are still being made or taken down");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
