package jp.noren.sandbox.internal.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class MovableTimeTest {
    private Instant machine = Instant.parse("2026-11-10T01:00:00Z");
    private final MovableTime time = new MovableTime(() -> machine);

    @Test
    void saysTheMachinesTimeUntilItIsMoved() {
        assertThat(time.instant()).isEqualTo(machine);
        assertThat(time.moved()).isZero();
    }

    @Test
    void ticksOnFromWhereItWasSet() {
        time.set(Instant.parse("2026-12-01T00:00:00Z"));
        machine = machine.plusSeconds(5);
        assertThat(time.instant()).isEqualTo("2026-12-01T00:00:05Z");
    }

    @Test
    void goesForwardAndBackAndHome() {
        time.advance(Duration.ofDays(7));
        time.advance(Duration.ofHours(-1));
        assertThat(time.instant()).isEqualTo("2026-11-17T00:00:00Z");
        assertThat(time.moved()).isEqualTo(Duration.ofHours(167));
        time.reset();
        assertThat(time.instant()).isEqualTo(machine);
    }

    @Test
    void standsInTheLastMillisecondOfADayUntilItIsSetAgain() {
        Instant last = Instant.parse("2026-11-15T14:59:59.999Z");
        time.stand(last);
        machine = machine.plusSeconds(5);
        assertThat(time.isStanding()).isTrue();
        assertThat(time.instant()).isEqualTo(last);
        time.advance(Duration.ofMillis(1));
        machine = machine.plusSeconds(5);
        assertThat(time.instant()).isEqualTo("2026-11-15T15:00:00Z");
        time.set(last);
        machine = machine.plusSeconds(5);
        assertThat(time.isStanding()).isFalse();
        assertThat(time.instant()).isEqualTo(last.plusSeconds(5));
    }
}
