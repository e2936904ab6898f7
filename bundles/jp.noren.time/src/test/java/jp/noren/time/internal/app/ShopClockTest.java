package jp.noren.time.internal.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.TimeZone;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShopClockTest {
    /** One second before the day changes in Japan. */
    private static final Instant LATE = Instant.parse("2026-11-10T14:59:59Z");

    private final TimeZone zone = TimeZone.getDefault();
    private final ShopClock clock = new ShopClock();

    @AfterEach
    void restoreZone() {
        TimeZone.setDefault(zone);
    }

    @Test
    void saysTheMachinesTime() {
        assertThat(clock.instant()).isCloseTo(Instant.now(), within(5, ChronoUnit.SECONDS));
        assertThat(clock.millis()).isCloseTo(System.currentTimeMillis(), within(5_000L));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Asia/Tokyo", "UTC", "Pacific/Kiritimati", "Pacific/Pago_Pago"})
    void changesTheDayAtMidnightInJapan(String machineZone) {
        TimeZone.setDefault(TimeZone.getTimeZone(machineZone));
        clock.bindMoved(InstantSource.fixed(LATE));
        assertThat(LocalDate.now(clock)).isEqualTo("2026-11-10");
        clock.bindMoved(InstantSource.fixed(LATE.plusSeconds(1)));
        assertThat(LocalDate.now(clock)).isEqualTo("2026-11-11");
    }

    @Test
    void followsAMovedClockAndComesBack() {
        Clock elsewhere = clock.withZone(ZoneId.of("UTC"));
        InstantSource moved = InstantSource.fixed(LATE);
        clock.bindMoved(moved);
        assertThat(clock.instant()).isEqualTo(LATE);
        assertThat(elsewhere.instant()).as("views made before follow as well").isEqualTo(LATE);
        assertThat(elsewhere.getZone()).isEqualTo(ZoneId.of("UTC"));

        clock.unbindMoved(moved);
        assertThat(clock.instant()).isAfter(LATE);
        assertThat(clock.getZone()).isEqualTo(ZoneId.of("Asia/Tokyo"));
    }

    @Test
    void keepsTheNewerMovedClockWhenTheOlderGoes() {
        InstantSource older = InstantSource.fixed(LATE.minusSeconds(60));
        clock.bindMoved(older);
        clock.bindMoved(InstantSource.fixed(LATE));
        clock.unbindMoved(older);
        assertThat(clock.instant()).isEqualTo(LATE);
    }
}
