package jp.noren.payment.internal.app;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.osgi.service.component.annotations.Component;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends the JVM without any farewell at the point that {@code -Dnoren.crash.at=<label>} names. {@code -Dnoren.crash.skip=<n>} lets it pass n times
 * first; {@code -Dnoren.crash.delay=<ms>} says how long after the call has left (20). Without the property nothing ever happens.
 */
@Component
public final class HaltAtPoint implements CrashPoints {
    private static final Logger LOG = LoggerFactory.getLogger(HaltAtPoint.class);
    private static final int EXIT = 137;

    private final String armed = System.getProperty("noren.crash.at", "");
    private final int delayMillis = Integer.getInteger("noren.crash.delay", 20);
    private final AtomicInteger toPass = new AtomicInteger(Integer.getInteger("noren.crash.skip", 0));

    @Override
    public void reached(Point point) {
        if (isDue(point)) {
            halt(point);
        }
    }

    private boolean isDue(Point point) {
        return !armed.isEmpty() && armed.equals(point.label()) && toPass.getAndDecrement() <= 0;
    }

    @Override
    public Sending sending(Point point) {
        if (!isDue(point)) {
            return () -> {};
        }
        CompletableFuture.runAsync(
                () -> halt(point), CompletableFuture.delayedExecutor(delayMillis, TimeUnit.MILLISECONDS));
        return () -> halt(point);
    }

    private static void halt(Point point) {
        LOG.warn("Halting at {}, as noren.crash.at says", point.label());
        Runtime.getRuntime().halt(EXIT);
    }
}
