package jp.noren.sandbox.internal.played;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import jp.noren.sandbox.internal.door.Delivery;
import jp.noren.sandbox.internal.door.Request;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FaultTest {
    private final FaultControl control = new FaultControl();

    private Delivery put(String json) {
        return control.serve(Request.plain("PUT", "/control", json, ""));
    }

    private Delivery play(String step) {
        return control.play(
                step, java.util.Optional.empty(), () -> control.json(Map.of("a", 1)), word -> Delivery.text(400, word));
    }

    @ParameterizedTest
    @ValueSource(strings = {"refuse-corporate_lease", "lost-before", "lost-after", "late-3000", "garbage-empty"})
    void knowsItsWords(String word) {
        assertThat(Fault.parse(word)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "lost", "late-", "late-x", "garbage-", "garbage-roses", "refuse-"})
    void knowsNoOthers(String word) {
        assertThat(Fault.parse(word)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"49911, 1, LOST_BEFORE", "49922, 2, LOST_AFTER", "49933, 3, LATE", "49944, 4, GARBAGE"})
    void magicAmountsGoWrongAtTheirStep(long yen, int step, Fault.Kind kind) {
        assertThat(Fault.magic(yen, step)).map(Fault::kind).contains(kind);
        assertThat(Fault.magic(yen, step % 4 + 1)).isEmpty();
        assertThat(Fault.magic(yen + 1_000, step)).isEmpty();
    }

    @Test
    void whatIsSetHitsSoManyCallsOfTheStep() {
        put("{\"next_fault\":\"refuse-no\",\"next_count\":2,\"only_step\":\"register\"}");
        assertThat(play("query").status()).isEqualTo(200);
        assertThat(play("register").status()).isEqualTo(400);
        assertThat(play("register").status()).isEqualTo(400);
        assertThat(play("register").status()).isEqualTo(200);
    }

    @Test
    void anUnknownFaultOrFieldIsRefused() {
        assertThat(put("{\"next_fault\":\"roses\"}").status()).isEqualTo(400);
        assertThat(put("{\"next\":\"lost-after\"}").status()).isEqualTo(400);
        assertThat(control.settings()).isEqualTo(FaultControl.Settings.PLAIN);
    }
}
