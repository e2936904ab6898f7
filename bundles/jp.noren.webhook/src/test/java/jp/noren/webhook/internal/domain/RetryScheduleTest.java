package jp.noren.webhook.internal.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RetryScheduleTest {

    @Test
    void thePausesAreThoseOfStandardWebhooks() {
        assertThat(IntStream.rangeClosed(1, 9)
                        .mapToObj(tries -> RetrySchedule.after(tries, 0, null).orElseThrow()))
                .containsExactly(
                        Duration.ofSeconds(5),
                        Duration.ofMinutes(5),
                        Duration.ofMinutes(30),
                        Duration.ofHours(2),
                        Duration.ofHours(5),
                        Duration.ofHours(10),
                        Duration.ofHours(14),
                        Duration.ofHours(20),
                        Duration.ofHours(24));
    }

    @Test
    void afterTheTenthTryItIsOverMoreThanThreeDaysAfterTheFirst() {
        Duration all = IntStream.rangeClosed(1, 9)
                .mapToObj(tries -> RetrySchedule.after(tries, 0, null).orElseThrow())
                .reduce(Duration.ZERO, Duration::plus);

        assertThat(RetrySchedule.after(10, 0, null)).isEmpty();
        assertThat(RetrySchedule.tries()).isEqualTo(10);
        assertThat(all).isBetween(Duration.ofHours(72), Duration.ofHours(96));
    }

    @Test
    void jitterAddsATenthAtMost() {
        Duration most = RetrySchedule.after(4, 99, null).orElseThrow();

        assertThat(most).isGreaterThan(Duration.ofMinutes(131)).isLessThan(Duration.ofMinutes(132));
    }

    @Test
    void aWishOfTheReceiverMakesThePauseLongerUpToADayAndNeverShorter() {
        assertThat(RetrySchedule.after(1, 0, Duration.ofMinutes(10))).contains(Duration.ofMinutes(10));
        assertThat(RetrySchedule.after(2, 0, Duration.ofSeconds(1))).contains(Duration.ofMinutes(5));
        assertThat(RetrySchedule.after(1, 0, Duration.ofDays(400))).contains(Duration.ofHours(24));
    }
}
