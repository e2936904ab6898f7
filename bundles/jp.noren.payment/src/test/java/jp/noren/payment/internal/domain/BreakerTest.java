package jp.noren.payment.internal.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A provider that does not answer is let be (G35)")
class BreakerTest {
    private final Breaker breaker = new Breaker();
    private long now = 1;

    private boolean call(boolean failure) {
        long pass = breaker.enter(now);
        if (pass == Breaker.REFUSED) {
            return false;
        }
        breaker.ended(pass, failure, now);
        return true;
    }

    private void calls(int good, int bad) {
        for (int i = 0; i < good; i++) {
            call(false);
        }
        for (int i = 0; i < bad; i++) {
            call(true);
        }
    }

    private void later(int seconds) {
        now += Duration.ofSeconds(seconds).toNanos();
    }

    @Test
    void opensAtHalfOfTwentyAndNotBefore() {
        calls(0, 19);
        assertThat(breaker.state()).as("19 calls are too few to judge").isEqualTo(Breaker.State.CLOSED);
        call(true);
        assertThat(breaker.state()).isEqualTo(Breaker.State.OPEN);
        assertThat(call(false)).isFalse();
    }

    @Test
    void staysClosedBelowHalf() {
        calls(11, 9);
        assertThat(breaker.state()).isEqualTo(Breaker.State.CLOSED);
        calls(0, 1);
        assertThat(breaker.state()).as("ten of the last twenty").isEqualTo(Breaker.State.OPEN);
    }

    @Test
    void triesOneCallAfterThirtySecondsAndClosesByItsAnswer() {
        calls(0, 20);
        later(29);
        assertThat(call(false)).isFalse();
        later(1);
        long trying = breaker.enter(now);
        assertThat(trying).isNotEqualTo(Breaker.REFUSED);
        assertThat(breaker.enter(now)).as("one at a time").isEqualTo(Breaker.REFUSED);
        breaker.ended(trying, false, now);
        assertThat(breaker.state()).isEqualTo(Breaker.State.CLOSED);
        calls(0, 19);
        assertThat(breaker.state()).as("what was before is forgotten").isEqualTo(Breaker.State.CLOSED);
    }

    @Test
    void opensAgainWhenTheTryFails() {
        calls(0, 20);
        later(30);
        assertThat(call(true)).isTrue();
        assertThat(breaker.state()).isEqualTo(Breaker.State.OPEN);
        later(29);
        assertThat(call(false)).isFalse();
        later(1);
        assertThat(call(false)).isTrue();
    }

    @Test
    void aCallFromBeforeDoesNotCount() {
        long slow = breaker.enter(now);
        calls(0, 20);
        breaker.ended(slow, false, now);
        assertThat(breaker.state()).isEqualTo(Breaker.State.OPEN);
        later(30);
        long trying = breaker.enter(now);
        breaker.ended(slow, true, now);
        assertThat(breaker.state()).isEqualTo(Breaker.State.HALF_OPEN);
        breaker.ended(trying, false, now);
        assertThat(breaker.state()).isEqualTo(Breaker.State.CLOSED);
    }

    @Test
    void anAnsweredQuestionLetsACallTryAtOnce() {
        calls(0, 20);
        breaker.lookedUp(true, now);
        assertThat(breaker.state()).isEqualTo(Breaker.State.OPEN);
        breaker.lookedUp(false, now);
        assertThat(breaker.state()).isEqualTo(Breaker.State.HALF_OPEN);
        assertThat(call(false)).isTrue();
        assertThat(breaker.state()).isEqualTo(Breaker.State.CLOSED);
    }
}
