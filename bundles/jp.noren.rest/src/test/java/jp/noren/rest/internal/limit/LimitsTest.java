package jp.noren.rest.internal.limit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import jp.noren.rest.internal.limit.Limits.Group;
import jp.noren.rest.internal.limit.Limits.Rates;
import org.junit.jupiter.api.Test;

class LimitsTest {
    private final AtomicLong now = new AtomicLong(-5);
    private final Limits limits = new Limits(new Rates(60, 120, 60, 6), now::get);

    private void after(Duration time) {
        now.addAndGet(time.toNanos());
    }

    @Test
    void aMinutesWorthMayComeAtOnceAndThenOneMoreASecond() {
        for (int i = 0; i < 60; i++) {
            assertThat(limits.count(Group.WRITE, "mem_1").isRefused()).isFalse();
        }
        Limits.Standing refused = limits.count(Group.WRITE, "mem_1");
        assertThat(refused.isRefused()).isTrue();
        assertThat(refused.retryAfter()).isEqualTo(1);

        after(Duration.ofSeconds(1));
        assertThat(limits.count(Group.WRITE, "mem_1").isRefused()).isFalse();
        assertThat(limits.count(Group.WRITE, "mem_1").isRefused()).isTrue();
    }

    @Test
    void theSecondsToWaitAreEnough() {
        IntStream.range(0, 6).forEach(i -> limits.count(Group.FILING, "mem_1"));
        long wait = limits.count(Group.FILING, "mem_1").retryAfter();
        assertThat(wait).isEqualTo(10);

        after(Duration.ofSeconds(wait).minusNanos(1));
        assertThat(limits.count(Group.FILING, "mem_1").isRefused()).isTrue();
        after(Duration.ofNanos(1));
        assertThat(limits.count(Group.FILING, "mem_1").isRefused()).isFalse();
    }

    @Test
    void principalsAndGroupsAreCountedApart() {
        IntStream.range(0, 100).forEach(i -> limits.count(Group.WRITE, "mem_1"));

        assertThat(limits.count(Group.WRITE, "mem_2").isRefused()).isFalse();
        assertThat(limits.count(Group.READ, "mem_1").isRefused()).isFalse();
    }

    @Test
    void zeroIsNoLimitAndAChangeCountsAtOnce() {
        limits.set(Rates.NONE);
        assertThat(limits.count(Group.ANONYMOUS, "203.0.113.1")).isNull();

        limits.set(new Rates(1, 1, 1, 1));
        assertThat(limits.count(Group.ANONYMOUS, "203.0.113.1").isRefused()).isFalse();
        assertThat(limits.count(Group.ANONYMOUS, "203.0.113.1").isRefused()).isTrue();
    }

    @Test
    void theHeadersSayWhatIsLeft() {
        Limits.Standing standing = limits.count(Group.WRITE, "mem_1");

        assertThat(standing.header()).isEqualTo("\"write\";r=59;t=60");
        assertThat(standing.policy()).isEqualTo("\"write\";q=60;w=60");
    }

    @Test
    void whoAsksUnderEverNewNamesFillsNoMemory() {
        for (int i = 0; i < 120_000; i++) {
            limits.count(Group.ANONYMOUS, "address " + i);
        }
        assertThat(limits.counted()).isLessThanOrEqualTo(50_000);

        after(Duration.ofMinutes(2));
        for (int i = 0; i < 50_000; i++) {
            limits.count(Group.ANONYMOUS, "later " + i);
        }
        assertThat(limits.counted()).isLessThanOrEqualTo(50_000);
    }

    @Test
    void manyThreadsTogetherGetNoMoreThanTheLimit() throws InterruptedException {
        AtomicInteger passed = new AtomicInteger();
        Thread[] threads = new Thread[8];
        for (int t = 0; t < threads.length; t++) {
            threads[t] = new Thread(() -> IntStream.range(0, 1_000)
                    .filter(i -> !limits.count(Group.READ, "mem_1").isRefused())
                    .forEach(i -> passed.incrementAndGet()));
            threads[t].start();
        }
        for (Thread thread : threads) {
            thread.join();
        }

        assertThat(passed).hasValue(120);
    }

    @Test
    void aForwardedAddressIsBelievedOnlyOfAConfiguredBalancer() {
        Origin origin = Origin.behind("10.0.0.5, 10.0.0.6");

        assertThat(origin.of("10.0.0.5", "1.1.1.1, 203.0.113.9")).isEqualTo("203.0.113.9");
        assertThat(origin.of("198.51.100.7", "203.0.113.9")).isEqualTo("198.51.100.7");
        assertThat(origin.of("10.0.0.5", null)).isEqualTo("10.0.0.5");
    }

    @Test
    void anAddressOfVersion6CountsWithItsNetwork() {
        Origin origin = Origin.behind("");

        assertThat(origin.of("2001:db8:1:2:3:4:5:6", null)).isEqualTo("2001:db8:1:2");
        assertThat(origin.of("[2001:db8:1:2::7]", null)).isEqualTo("2001:db8:1:2");
        assertThat(origin.of("::1", null)).isEqualTo("::1");
    }
}
