package jp.noren.sandbox.internal.app;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * The time of the sandbox: the machine's, moved by as much as one likes, forward or back, and ticking on from there, or standing still. As long as this service is
 * there, the house's clock follows it. It is a clock itself, and so the one place here that looks at the machine's.
 */
@Component(service = {InstantSource.class, MovableTime.class})
public final class MovableTime implements InstantSource {
    private final InstantSource machine;
    private final AtomicReference<Hand> hand = new AtomicReference<>(Hand.TICKING);

    /** @param standing where it stands still; null while it ticks */
    private record Hand(Duration moved, Instant standing) {
        static final Hand TICKING = new Hand(Duration.ZERO, null);
    }

    @Activate
    public MovableTime(@Reference SandboxMode sandbox) {
        this(InstantSource.system());
    }

    MovableTime(InstantSource machine) {
        this.machine = machine;
    }

    @Override
    public Instant instant() {
        Hand now = hand.get();
        return now.standing() == null ? machine.instant().plus(now.moved()) : now.standing();
    }

    /** By how much it is ahead of the machine; negative behind it. */
    public Duration moved() {
        Hand now = hand.get();
        return now.standing() == null ? now.moved() : Duration.between(machine.instant(), now.standing());
    }

    public boolean isStanding() {
        return hand.get().standing() != null;
    }

    /** It ticks on from there. */
    public void set(Instant to) {
        hand.set(new Hand(Duration.between(machine.instant(), to), null));
    }

    /** It stands there, for what is to happen in the last millisecond of a day, until it is set again. */
    public void stand(Instant at) {
        hand.set(new Hand(Duration.ZERO, at));
    }

    /** Ticking on or standing, as before. */
    public void advance(Duration by) {
        hand.updateAndGet(now -> now.standing() == null
                ? new Hand(now.moved().plus(by), null)
                : new Hand(now.moved(), now.standing().plus(by)));
    }

    public void reset() {
        hand.set(Hand.TICKING);
    }
}
