package jp.noren.testing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.concurrent.atomic.AtomicReference;

/** A clock that stands still until a test moves it. Its zone is that of the shop's clock, Asia/Tokyo. */
public final class MovableClock extends Clock {
    private static final ZoneId TOKYO = ZoneId.of("Asia/Tokyo");

    private final AtomicReference<Instant> now;
    private final ZoneId zone;

    private MovableClock(AtomicReference<Instant> now, ZoneId zone) {
        this.now = now;
        this.zone = zone;
    }

    /** @param instant such as {@code 2026-12-01T00:00:00+09:00} */
    public static MovableClock at(String instant) {
        return at(OffsetDateTime.parse(instant).toInstant());
    }

    public static MovableClock at(Instant instant) {
        return new MovableClock(new AtomicReference<>(instant), TOKYO);
    }

    /** Forwards, or backwards with a negative duration. */
    public void move(Duration duration) {
        now.updateAndGet(instant -> instant.plus(duration));
    }

    public void set(Instant instant) {
        now.set(instant);
    }

    /** @param instant such as {@code 2026-12-01T00:00:00+09:00} */
    public void set(String instant) {
        set(OffsetDateTime.parse(instant).toInstant());
    }

    @Override
    public Instant instant() {
        return now.get();
    }

    @Override
    public ZoneId getZone() {
        return zone;
    }

    /** The same moving time, read in another zone. */
    @Override
    public Clock withZone(ZoneId other) {
        return new MovableClock(now, other);
    }
}
