package jp.noren.payment.internal.domain;

import static jp.noren.payment.internal.domain.AttemptState.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

@DisplayName("The attempt's machine, every pair of states (G7)")
class AttemptStateTest {
    /** Written by hand, apart from the code: from -> to. */
    private static final String TABLE =
            """
            INTENT         -> SENT PENDING DECLINED NOT_EXECUTED CANCELLED
            SENT           -> AUTHORISED RELEASING PENDING UNKNOWN SUCCEEDED DECLINED NOT_EXECUTED ABANDONED_UNCOMMITTED NEEDS_OPERATOR
            AUTHORISED     -> COMMITTING RELEASING
            COMMITTING     -> AUTHORISED RELEASING UNKNOWN SUCCEEDED NEEDS_OPERATOR
            RELEASING      -> SUCCEEDED DECLINED NOT_EXECUTED NEEDS_OPERATOR
            PENDING        -> SENT RELEASING SUCCEEDED DECLINED NOT_EXECUTED CANCELLED EXPIRED NEEDS_OPERATOR
            UNKNOWN        -> PENDING RELEASING SUCCEEDED DECLINED NOT_EXECUTED NEEDS_OPERATOR
            NEEDS_OPERATOR -> UNKNOWN SUCCEEDED DECLINED NOT_EXECUTED
            """;

    private static Set<AttemptState> allowed(AttemptState from) {
        return TABLE.lines()
                .filter(line -> line.split("->")[0].strip().equals(from.name()))
                .flatMap(line -> Arrays.stream(line.split("->")[1].strip().split(" ")))
                .map(AttemptState::valueOf)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(AttemptState.class)));
    }

    @TestFactory
    Stream<DynamicTest> eachPair() {
        return Arrays.stream(values()).flatMap(from -> Arrays.stream(values())
                .map(to -> DynamicTest.dynamicTest(from + " -> " + to, () -> pair(from, to))));
    }

    private static void pair(AttemptState from, AttemptState to) {
        if (allowed(from).contains(to)) {
            assertThat(from.to(to)).isEqualTo(to);
        } else {
            assertThatThrownBy(() -> from.to(to))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining(from.name())
                    .hasMessageContaining(to.name());
        }
    }

    @Test
    void anEndIsWhatNothingFollows() {
        assertThat(values())
                .filteredOn(AttemptState::isEnd)
                .containsExactlyInAnyOrder(
                        SUCCEEDED, DECLINED, NOT_EXECUTED, ABANDONED_UNCOMMITTED, CANCELLED, EXPIRED);
        assertThat(values())
                .filteredOn(AttemptState::isOver)
                .containsExactlyInAnyOrder(DECLINED, NOT_EXECUTED, ABANDONED_UNCOMMITTED, CANCELLED, EXPIRED);
    }

    @Test
    void everyStateIsReachedFromTheIntentAndReachesAnEnd() {
        assertThat(reachable(INTENT)).containsExactlyInAnyOrder(values());
        for (AttemptState state : values()) {
            assertThat(reachable(state)).as("from %s", state).anyMatch(AttemptState::isEnd);
        }
    }

    @Test
    void whatIsUnknownIsNeverGivenUpWithoutAnAnswer() {
        assertThat(UNKNOWN.canBecome(CANCELLED)).isFalse();
        assertThat(UNKNOWN.canBecome(EXPIRED)).isFalse();
        assertThat(UNKNOWN.canBecome(ABANDONED_UNCOMMITTED)).isFalse();
        assertThat(COMMITTING.canBecome(NOT_EXECUTED)).isFalse();
        assertThat(COMMITTING.canBecome(DECLINED)).isFalse();
    }

    @Test
    void whatWasAbandonedIsNeverCommitted() {
        assertThat(reachable(ABANDONED_UNCOMMITTED)).containsExactly(ABANDONED_UNCOMMITTED);
    }

    private static Set<AttemptState> reachable(AttemptState from) {
        Set<AttemptState> seen = EnumSet.of(from);
        Deque<AttemptState> open = new ArrayDeque<>(seen);
        while (!open.isEmpty()) {
            allowed(open.pop()).stream().filter(seen::add).forEach(open::push);
        }
        return seen;
    }
}
