package jp.noren.time.internal.app;

import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.concurrent.atomic.AtomicReference;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one clock of the house, on Japan's time. It asks the machine, or the {@link InstantSource} service of the highest ranking while there is one:
 * that is how the sandbox moves the time without anybody having to let go of his clock.
 */
@Component(service = Clock.class, property = "noren.clock=system")
public final class ShopClock extends Clock {
    /** Days, windows and ends of months are those of Japan, wherever the machine stands. */
    public static final ZoneId ZONE = ZoneId.of("Asia/Tokyo");

    private static final Logger LOG = LoggerFactory.getLogger(ShopClock.class);

    private final AtomicReference<InstantSource> moved = new AtomicReference<>();

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    void bindMoved(InstantSource source) {
        moved.set(source);
        LOG.warn("The clock is moved from outside and says {}: never so in production", source.instant());
    }

    void unbindMoved(InstantSource source) {
        if (moved.compareAndSet(source, null)) {
            LOG.warn("The clock is the machine's again");
        }
    }

    @Override
    public Instant instant() {
        InstantSource source = moved.get();
        return source == null ? Instant.now() : source.instant();
    }

    @Override
    public ZoneId getZone() {
        return ZONE;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        InstantSource same = this::instant;
        return same.withZone(zone);
    }
}
