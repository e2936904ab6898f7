package jp.noren.access.internal.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ThrottleTest {
    private static final Instant NOW = Instant.parse("2026-11-10T01:00:00Z");

    private static Throttle after(int tries) {
        Throttle throttle = Throttle.NONE;
        for (int i = 0; i < tries; i++) {
            throttle = throttle.tried(NOW);
        }
        return throttle;
    }

    @Test
    @DisplayName("R090: five tries are free, then the wait doubles from 30 seconds to 15 minutes")
    void theWaitGrows() {
        assertThat(after(4).waitAt(NOW)).isZero();
        assertThat(after(5).waitAt(NOW)).hasSeconds(30);
        assertThat(after(6).waitAt(NOW)).hasSeconds(60);
        assertThat(after(9).waitAt(NOW)).hasSeconds(480);
        assertThat(after(10).waitAt(NOW)).hasMinutes(15);
        assertThat(after(10_000).waitAt(NOW)).hasMinutes(15);
    }

    @Test
    void theWaitEndsExactly() {
        Throttle throttle = after(5);
        assertThat(throttle.waitAt(NOW.plusMillis(29_999))).hasMillis(1);
        assertThat(throttle.waitAt(NOW.plusSeconds(30))).isZero();
    }

    @Test
    void aDayWithoutATryIsForgotten() {
        assertThat(after(9).tried(NOW.plus(Duration.ofHours(24))).failures()).isEqualTo(10);
        assertThat(after(9).tried(NOW.plus(Duration.ofHours(24)).plusMillis(1)).failures())
                .isEqualTo(1);
    }
}
