package jp.noren.kernel.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SignTest {

    @Test
    void aSignKeepsTheFiguresThatWereTrueWhenItWasGiven() {
        Map<String, Number> counted = new HashMap<>(Map.of("noren_outbox_events", 3));
        Sign sign = Sign.warn("outbox", "3 events wait", counted);

        counted.put("noren_outbox_events", 4);

        assertThat(sign.figures()).containsEntry("noren_outbox_events", 3);
        assertThat(sign.level()).isEqualTo(Sign.Level.WARN);
    }

    @Test
    void theLevelsAreOrderedSoThatTheWorstCanBeFound() {
        assertThat(Sign.Level.OK).isLessThan(Sign.Level.WARN);
        assertThat(Sign.Level.WARN).isLessThan(Sign.Level.FAILED);
    }
}
