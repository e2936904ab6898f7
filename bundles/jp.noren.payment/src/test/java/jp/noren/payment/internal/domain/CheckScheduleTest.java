package jp.noren.payment.internal.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class CheckScheduleTest {

    @Test
    @DisplayName("G8 asked after 10 s, 30 s, 2 min, 10 min, 1 h, 6 h, 24 h, daily to the seventh day, then a person")
    void theWholeWeek() {
        List<Duration> pauses = new ArrayList<>();
        Duration age = Duration.ZERO;
        for (Optional<Duration> next = CheckSchedule.pause(0, age);
                next.isPresent();
                next = CheckSchedule.pause(pauses.size(), age)) {
            pauses.add(next.get());
            age = age.plus(next.get());
        }
        assertThat(pauses.subList(0, 7))
                .containsExactly(
                        Duration.ofSeconds(10),
                        Duration.ofSeconds(30),
                        Duration.ofMinutes(2),
                        Duration.ofMinutes(10),
                        Duration.ofHours(1),
                        Duration.ofHours(6),
                        Duration.ofHours(24));
        assertThat(pauses.subList(7, pauses.size()))
                .containsOnly(Duration.ofDays(1))
                .hasSize(6);
        assertThat(age).isBetween(Duration.ofDays(7), Duration.ofDays(8));
    }
}
