package jp.noren.access.internal.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class SessionLimitsTest {
    private static final Instant BEGIN = Instant.parse("2026-11-10T01:00:00Z");
    private static final Instant END = BEGIN.plus(Duration.ofHours(12));
    private final SessionLimits limits = new SessionLimits(Duration.ofMinutes(30), Duration.ofHours(12));

    @Test
    @DisplayName("G55: idle 30 minutes, absolute 12 hours, to the millisecond")
    void limitsAreExact() {
        assertThat(limits.isAlive(BEGIN, END, BEGIN.plus(Duration.ofMinutes(30)).minusMillis(1)))
                .isTrue();
        assertThat(limits.isAlive(BEGIN, END, BEGIN.plus(Duration.ofMinutes(30))))
                .isFalse();
        Instant lately = END.minusSeconds(5);
        assertThat(limits.isAlive(lately, END, END.minusMillis(1))).isTrue();
        assertThat(limits.isAlive(lately, END, END)).isFalse();
    }

    @Test
    void useIsNotedOnceAMinute() {
        assertThat(limits.isUseToBeNoted(BEGIN, BEGIN.plusMillis(59_999))).isFalse();
        assertThat(limits.isUseToBeNoted(BEGIN, BEGIN.plusSeconds(60))).isTrue();
    }
}
