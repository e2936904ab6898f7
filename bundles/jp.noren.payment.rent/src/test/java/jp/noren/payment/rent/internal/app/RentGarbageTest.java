package jp.noren.payment.rent.internal.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.stream.Stream;
import jp.noren.payment.spi.Finding;
import jp.noren.payment.spi.Outcome;
import jp.noren.sandbox.internal.played.JsonGarbage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The landlord does what he is asked and answers with rubbish of each kind: never a yes, never a no (G37). */
class RentGarbageTest {
    private static Tenancy tenancy;
    private static int number;

    @BeforeAll
    static void open() {
        tenancy = new Tenancy();
    }

    @AfterAll
    static void close() {
        tenancy.close();
    }

    static Stream<Arguments> kindsAtEachStep() {
        return JsonGarbage.names().stream()
                .flatMap(kind -> Stream.of("start", "cancel", "query").map(step -> Arguments.of(step, kind)));
    }

    @Test
    @DisplayName("G37 there are more than thirty kinds")
    void enoughKinds() {
        assertThat(JsonGarbage.names()).hasSizeGreaterThan(30);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @DisplayName("G37 rubbish is Unknown at every step")
    @MethodSource("kindsAtEachStep")
    void neverBelieved(String step, String kind) {
        String key = "key-" + number++;
        if (!step.equals("start")) {
            assertThat(tenancy.register(key, 2_200)).isInstanceOf(Outcome.Pending.class);
        }
        tenancy.next("garbage-" + kind);
        Object came =
                switch (step) {
                    case "start" -> tenancy.register(key, 2_200);
                    case "cancel" -> tenancy.cancel(key);
                    default -> tenancy.query(key);
                };
        boolean unknown = came instanceof Outcome.Unknown || came instanceof Finding.NoAnswer;
        assertThat(unknown).as(String.valueOf(came)).isTrue();
        assertThat(tenancy.line(key).amount()).isEqualTo(2_200);
    }

    @Test
    @DisplayName("G37 a statement of rubbish is no statement")
    void noStatement() {
        LocalDate day = LocalDate.of(2026, 11, 1);
        assertThat(tenancy.provider.settlementList("MINAMO", day, tenancy.deadline()))
                .isPresent();
        for (String kind : JsonGarbage.names()) {
            if (!kind.contains("amount") && !kind.equals("not-a-number")) {
                tenancy.next("garbage-" + kind);
                assertThat(tenancy.provider.settlementList("MINAMO", day, tenancy.deadline()))
                        .as(kind)
                        .isEmpty();
            }
        }
    }
}
