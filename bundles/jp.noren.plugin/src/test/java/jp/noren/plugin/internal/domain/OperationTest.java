package jp.noren.plugin.internal.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import jp.noren.plugin.internal.domain.Operation.State;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The states of an operation")
class OperationTest {
    private static final Map<State, Set<State>> ALLOWED = Map.of(
            State.WAITING, EnumSet.of(State.ACCEPTED, State.FAILED),
            State.ACCEPTED, EnumSet.of(State.RUNNING, State.FAILED),
            State.RUNNING, EnumSet.of(State.SUCCEEDED, State.FAILED),
            State.SUCCEEDED, Set.of(),
            State.FAILED, Set.of());

    @Test
    @DisplayName("Each state leads to those of the table and to no other; an end leads nowhere")
    void table() {
        for (State from : State.values()) {
            for (State to : State.values()) {
                assertThat(from.leadsTo(to))
                        .as(from + " to " + to)
                        .isEqualTo(ALLOWED.get(from).contains(to));
            }
        }
    }

    @Test
    @DisplayName("Only somebody else confirms, and only what waits")
    void secondPerson() {
        Operation waiting = operation(State.WAITING);
        assertThat(waiting.mayConfirm("opr_2")).isTrue();
        assertThat(waiting.mayConfirm("opr_1")).isFalse();
        assertThat(operation(State.ACCEPTED).mayConfirm("opr_2")).isFalse();
    }

    private static Operation operation(State state) {
        return new Operation(
                "plo_1",
                Verb.SWAP,
                new Operation.Target("jp.noren.payment.sbps", null, null, "1", "2"),
                state,
                Operation.Step.ASKED,
                "opr_1",
                Instant.EPOCH,
                null,
                null,
                null,
                null,
                null);
    }
}
