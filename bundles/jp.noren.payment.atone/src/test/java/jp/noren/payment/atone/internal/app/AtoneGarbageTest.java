package jp.noren.payment.atone.internal.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import jp.noren.payment.spi.Finding;
import jp.noren.payment.spi.NextAction.Widget;
import jp.noren.payment.spi.Outcome;
import jp.noren.payment.spi.PaymentSource;
import jp.noren.payment.spi.Requests;
import jp.noren.sandbox.internal.played.JsonGarbage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The company does what it is asked and answers with rubbish of each kind: never a yes, never a no (G37). */
class AtoneGarbageTest {
    private static Store store;
    private static int number;

    @BeforeAll
    static void open() {
        store = new Store();
    }

    @AfterAll
    static void close() {
        store.close();
    }

    static Stream<Arguments> kindsAtEachStep() {
        return JsonGarbage.names().stream()
                .flatMap(kind -> Stream.of("start", "resume", "settle", "cancel", "refund", "part", "query")
                        .map(step -> Arguments.of(step, kind)));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @DisplayName("G37 rubbish is Unknown at every step")
    @MethodSource("kindsAtEachStep")
    void neverBelieved(String step, String kind) {
        String key = "key-" + number++;
        Object came = at(step, key, "garbage-" + kind);
        boolean unknown = came instanceof Outcome.Unknown || came instanceof Finding.NoAnswer;
        assertThat(unknown).as(String.valueOf(came)).isTrue();
    }

    private Object at(String step, String key, String fault) {
        return switch (step) {
            case "start" -> {
                store.next(fault, "register");
                yield store.pay(key, 1_000);
            }
            case "resume" -> resumed(key, fault);
            case "settle", "cancel" -> {
                String reference = store.reserve(key, 1_000);
                store.next(fault, step.equals("settle") ? "settle" : "refund");
                Requests.Step one = store.step(key, reference, 1_000);
                yield step.equals("settle") ? store.provider.commit(one) : store.provider.cancel(one);
            }
            default -> charged(step, key, fault);
        };
    }

    private Object resumed(String key, String fault) {
        PaymentSource stranger = new PaymentSource.Wallet(null);
        Requests.Start start = store.start(key, 1_000, stranger);
        Widget widget = (Widget) ((Outcome.Pending) store.provider.start(start)).action();
        List<Widget.Field> returned = store.browse(widget, "ok");
        store.next(fault, "change");
        return store.provider.resume(new Requests.Resume(start, key, true, returned));
    }

    private Object charged(String step, String key, String fault) {
        String reference = store.charge(key, 1_000);
        store.next(fault, step.equals("part") ? "change" : step);
        return switch (step) {
            case "refund" -> store.refund(reference, 1_000, 1_000);
            case "part" -> store.refund(reference, 400, 1_000);
            default -> store.query(key, reference);
        };
    }
}
