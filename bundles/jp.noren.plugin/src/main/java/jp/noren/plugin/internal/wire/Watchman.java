package jp.noren.plugin.internal.wire;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import jp.noren.plugin.internal.app.FollowRoutes;
import jp.noren.plugin.internal.app.Gates;
import jp.noren.plugin.internal.app.Node;
import jp.noren.plugin.internal.app.TakeBackBroken;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks every second: at the routes in the database, at the folder {@code deploy/}; and takes back what breaks. */
@Component(service = Watchman.class, immediate = true)
public final class Watchman {
    private static final Logger LOG = LoggerFactory.getLogger(Watchman.class);

    private final Node node;
    private final FollowRoutes follow;
    private final DeployFolder folder;
    private final TakeBackBroken takeBack;
    private final Gates gates;
    private final ScheduledExecutorService clockwork = Executors.newScheduledThreadPool(3, work -> {
        Thread named = new Thread(work, "plugin-watch");
        named.setDaemon(true);
        return named;
    });

    @Activate
    public Watchman(
            @Reference Node node,
            @Reference FollowRoutes follow,
            @Reference DeployFolder folder,
            @Reference TakeBackBroken takeBack,
            @Reference Gates gates) {
        this.node = node;
        this.follow = follow;
        this.folder = folder;
        this.takeBack = takeBack;
        this.gates = gates;
        gates.onBroken(this::broken);
        clockwork.scheduleWithFixedDelay(() -> quietly(this::follow), 0, 1000, TimeUnit.MILLISECONDS);
        clockwork.scheduleWithFixedDelay(() -> quietly(folder::look), 1000, 1000, TimeUnit.MILLISECONDS);
    }

    @Deactivate
    void close() {
        gates.onBroken(null);
        clockwork.shutdownNow();
    }

    private void follow() {
        try {
            node.submit(() -> follow.handle(node.id())).get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }

    private void broken(String bundle, String version, LinkageError error) {
        try {
            clockwork.execute(() -> quietly(() -> takeBack.handle(bundle, version, error)));
        } catch (RejectedExecutionException e) {
            LOG.warn("{} {} lacks a class, and this bundle is leaving", bundle, version, error);
        }
    }

    /** One failure must not end the watch. */
    private static void quietly(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException | LinkageError e) {
            LOG.error("The plugins of this node could not be looked after; in a second again", e);
        }
    }
}
