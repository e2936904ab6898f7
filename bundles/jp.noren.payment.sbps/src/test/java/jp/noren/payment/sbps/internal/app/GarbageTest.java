package jp.noren.payment.sbps.internal.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import jp.noren.payment.spi.Finding;
import jp.noren.payment.spi.Outcome;
import jp.noren.payment.spi.Requests;
import jp.noren.sandbox.internal.sbps.Charge;
import jp.noren.sandbox.internal.sbps.SbpsEmulatorServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The emulator does what it is asked and answers with rubbish of each kind: never a yes, never a no (G37). */
class GarbageTest {
    private static CardShop shop;

    @BeforeAll
    static void open() {
        shop = new CardShop(TestSettings::plain);
    }

    @AfterAll
    static void close() {
        shop.close();
    }

    static Stream<Arguments> kindsAtEachStep() {
        return SbpsEmulatorServer.garbageKinds().stream()
                .flatMap(kind -> Stream.of("start", "3ds", "commit", "cancel", "refund", "query", "keep")
                        .filter(step -> !isAsDocumented(step, kind))
                        .map(step -> Arguments.of(step, kind)));
    }

    /** Whether these two name a transaction is not documented, so its absence is no rubbish. */
    private static boolean isAsDocumented(String step, String kind) {
        return kind.equals("without-transaction") && List.of("3ds", "keep").contains(step);
    }

    @Test
    @DisplayName("G37 there are more than thirty kinds")
    void enoughKinds() {
        assertThat(SbpsEmulatorServer.garbageKinds()).hasSizeGreaterThan(30);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @DisplayName("G37 rubbish is Unknown at every step")
    @MethodSource("kindsAtEachStep")
    void neverBelieved(String step, String kind) {
        String key = CardShop.newKey();
        Object came = at(step, key, kind);
        boolean unknown = came instanceof Outcome.Unknown || came instanceof Finding.NoAnswer;
        assertThat(unknown).as(String.valueOf(came)).isTrue();
        if (List.of("commit", "refund").contains(step)) {
            assertThat(shop.charge(key).state()).isNotEqualTo(Charge.State.AUTHORISED);
        }
    }

    private Object at(String step, String key, String kind) {
        return switch (step) {
            case "start" -> garbled(kind, "", () -> shop.pay(key, 1000, "visa-ok"));
            case "3ds" -> {
                var card = shop.authenticated("visa-ok");
                yield garbled(kind, "", () -> shop.provider.start(shop.start(key, 1000, card)));
            }
            case "keep" -> {
                var keep = new Requests.StoreCard("KURA", key, shop.token("visa-ok"), shop.deadline());
                yield garbled(kind, "MG02-00131-101", () -> shop.provider.storeCard(keep));
            }
            default -> onPayment(step, key, kind);
        };
    }

    private Object onPayment(String step, String key, String kind) {
        String reference = shop.reserve(key, 1000, "visa-ok");
        if (!step.equals("commit") && !step.equals("cancel")) {
            shop.provider.commit(shop.step(key, reference, 1000));
        }
        return garbled(kind, "", () -> switch (step) {
            case "commit" -> shop.provider.commit(shop.step(key, reference, 1000));
            case "cancel" -> shop.provider.cancel(shop.step(key, reference, 1000));
            case "refund" -> shop.provider.refund(shop.refund(reference, 1000, 1000));
            default -> shop.provider.query(shop.query(key, reference));
        });
    }

    private interface Call {
        Object make();
    }

    /** @param function the one that is answered with rubbish; empty for the next, whatever it is */
    private static Object garbled(String kind, String function, Call call) {
        shop.control(
                "{\"next_fault\":\"garbage-" + kind + "\",\"next_count\":1,\"only_function\":\"" + function + "\"}");
        return call.make();
    }
}
