package jp.noren.sandbox.internal.app;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * The time of the sandbox: the machine's, moved by as much as one likes, forward or back, and ticking on from there. As long as this service is
 * there, the house's clock follows it. It is a clock itself, and so the one place here that looks at the machine's.
 */
@Component(service = {InstantSource.class, MovableTime.class})
public final class MovableTime implements InstantSource {
    private final InstantSource machine;
    private final AtomicReference<Duration> moved = new AtomicReference<>(Duration.ZERO);

    @Activate
    public MovableTime(@Reference SandboxMode sandbox) {
        this(InstantSource.system());
    }

    MovableTime(InstantSource machine) {
        this.machine = machine;
    }

    @Override
    public Instant instant() {
        return machine.instant().plus(moved.get());
    }

    /** By how much it is ahead of the machine; negative behind it. */
    public Duration moved() {
        return moved.get();
    }

    public void set(Instant to) {
        moved.set(Duration.between(machine.instant(), to));
    }

    public void advance(Duration by) {
        moved.updateAndGet(now -> now.plus(by));
    }

    public void reset() {
        moved.set(Duration.ZERO);
    }
}
