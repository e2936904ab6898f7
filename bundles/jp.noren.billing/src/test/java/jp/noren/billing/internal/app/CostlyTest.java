package jp.noren.billing.internal.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class CostlyTest {
    private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 1);
    private final AtomicInteger found = new AtomicInteger();
    private final Costly<Integer> costly = new Costly<>(now::get);

    private Supplier<Integer> taking(Duration time) {
        return () -> {
            pass(time);
            return found.incrementAndGet();
        };
    }

    private void pass(Duration time) {
        now.addAndGet(time.toNanos());
    }

    @Test
    void whatIsFoundQuicklyIsFoundAnewEachTime() {
        Supplier<Integer> quick = taking(Duration.ofMillis(20));

        assertThat(costly.get("run", quick)).isEqualTo(1);
        assertThat(costly.get("run", quick)).isEqualTo(2);
    }

    @Test
    void whatTookLongIsGivenAgainForTwentyTimesAsLong() {
        Supplier<Integer> slow = taking(Duration.ofMillis(100));
        assertThat(costly.get("run", slow)).isEqualTo(1);

        pass(Duration.ofMillis(1_999));
        assertThat(costly.get("run", slow)).isEqualTo(1);
        pass(Duration.ofMillis(1));
        assertThat(costly.get("run", slow)).isEqualTo(2);
    }

    @Test
    void eachKeyHasItsOwnAnswer() {
        Supplier<Integer> slow = taking(Duration.ofMillis(100));

        assertThat(costly.get("one", slow)).isEqualTo(1);
        assertThat(costly.get("other", slow)).isEqualTo(2);
        assertThat(costly.get("one", slow)).isEqualTo(1);
    }

    @Test
    void whatBecameQuickIsNotRemembered() {
        costly.get("run", taking(Duration.ofMillis(100)));
        pass(Duration.ofSeconds(3));

        assertThat(costly.get("run", taking(Duration.ofMillis(1)))).isEqualTo(2);
        assertThat(costly.get("run", taking(Duration.ofMillis(1)))).isEqualTo(3);
    }
}
