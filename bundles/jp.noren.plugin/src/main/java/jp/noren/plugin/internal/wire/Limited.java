package jp.noren.plugin.internal.wire;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import jp.noren.kernel.RefusedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs what another author wrote: on a thread of its own, for so long and no longer, whatever it throws. */
final class Limited {
    private static final Logger LOG = LoggerFactory.getLogger(Limited.class);

    private Limited() {}

    /**
     * @param code of the refusal when it throws
     * @throws RefusedException with {@code code}; {@code plugin.too-slow} when it does not end in time. Its thread is interrupted then, and left to itself
     */
    static <T> T run(String code, String plugin, Duration limit, Callable<T> work) {
        FutureTask<T> task = new FutureTask<>(work);
        Thread thread = new Thread(task, "plugin-tries-" + plugin);
        thread.setDaemon(true);
        thread.start();
        try {
            return task.get(Math.max(1, limit.toMillis()), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            task.cancel(true);
            throw FrameworkBundles.refused("plugin.too-slow", plugin, limit.toSeconds() + " s");
        } catch (InterruptedException e) {
            task.cancel(true);
            Thread.currentThread().interrupt();
            throw FrameworkBundles.refused("plugin.too-slow", plugin, "interrupted");
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RefusedException refused) {
                throw refused;
            }
            LOG.info("{}: {}", plugin, code, e.getCause());
            throw FrameworkBundles.refused(code, plugin, text(e.getCause()));
        }
    }

    private static String text(Throwable e) {
        Throwable root = e;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root.getClass().getSimpleName() + (root.getMessage() == null ? "" : ": " + root.getMessage());
    }
}
