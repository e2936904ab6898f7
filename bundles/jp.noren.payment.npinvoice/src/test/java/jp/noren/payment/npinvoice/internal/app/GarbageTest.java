package jp.noren.payment.npinvoice.internal.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import jp.noren.payment.spi.Bills;
import jp.noren.payment.spi.Finding;
import jp.noren.payment.spi.Outcome;
import jp.noren.sandbox.internal.np.NpEmulatorServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The emulator does what it is asked and answers with rubbish of each kind: never a yes, never a no (G37). */
class GarbageTest {
    private static NpDesk desk;

    @BeforeAll
    static void open() {
        desk = new NpDesk();
        desk.control("{\"buyer_limit\":1000000000}");
    }

    @AfterAll
    static void close() {
        desk.close();
    }

    static Stream<Arguments> kindsAtEachStep() {
        return NpEmulatorServer.garbageKinds().stream().flatMap(kind -> Stream.of(
                        "start", "cancel", "refund", "query", "query-by-key", "bill", "fetch", "list", "screen")
                .filter(step -> !isSilent(step, kind))
                .map(step -> Arguments.of(step, kind)));
    }

    /** Replies that name no transaction cannot name another, nor by a number. */
    private static boolean isSilent(String step, String kind) {
        return List.of("other-transaction", "id-is-a-number").contains(kind)
                        && List.of("screen", "list").contains(step)
                || kind.equals("id-is-a-number") && step.equals("fetch");
    }

    @Test
    @DisplayName("G37 there are more than thirty kinds")
    void enoughKinds() {
        assertThat(NpEmulatorServer.garbageKinds()).hasSizeGreaterThanOrEqualTo(30);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @DisplayName("G37 rubbish is Unknown at every step")
    @MethodSource("kindsAtEachStep")
    void neverBelieved(String step, String kind) {
        String key = NpDesk.newKey();
        Object came = at(step, key, kind);
        boolean unknown = came instanceof Outcome.Unknown
                || came instanceof Finding.NoAnswer
                || came.equals(Optional.empty())
                || came instanceof Bills.Screening screening && screening.buyerReference() == null;
        assertThat(unknown).as(String.valueOf(came)).isTrue();
    }

    private Object at(String step, String key, String kind) {
        if (step.equals("start")) {
            desk.accepted(NpDesk.newKey(), 1);
            return garbled(kind, "/v1/transactions", () -> desk.pay(key, 1000));
        }
        if (step.equals("screen")) {
            return garbled(
                    kind,
                    "/assumed/v1/buyers/find",
                    () -> desk.provider.screen("TANA", NpDesk.BUYER, NpDesk.CONTACT, desk.deadline()));
        }
        if (step.equals("list")) {
            return garbled(
                    kind,
                    "/assumed/v1/settlements/find",
                    () -> desk.provider.settlementList("TANA", LocalDate.of(2026, 11, 9), desk.deadline()));
        }
        return onPayment(step, key, kind, desk.accepted(key, 1000));
    }

    private Object onPayment(String step, String key, String kind, String reference) {
        return switch (step) {
            case "cancel" ->
                garbled(kind, "/v1/transactions/cancel", () -> desk.provider.cancel(desk.step(key, reference, 1000)));
            case "refund" ->
                garbled(
                        kind,
                        "/v1/transactions/cancel",
                        () -> desk.provider.refund(desk.refund(reference, 1000, 1000)));
            case "bill" ->
                garbled(
                        kind,
                        "/v1/bills/request",
                        () -> desk.provider.requestBill(desk.bill(key, reference, "2026-11-30")));
            case "fetch" -> fetch(kind, key, reference);
            case "query" ->
                garbled(kind, "/assumed/v1/transactions/find", () -> desk.provider.query(desk.query(key, reference)));
            default -> garbled(kind, "/assumed/v1/transactions/find", () -> desk.provider.query(desk.query(key, null)));
        };
    }

    private Object fetch(String kind, String key, String reference) {
        desk.provider.requestBill(desk.bill(key, reference, "2026-11-30"));
        desk.clock.set("2026-12-03T00:00:00Z");
        try {
            return garbled(
                    kind,
                    "/assumed/v1/bills/find",
                    () -> desk.provider.fetchBill(desk.bill(key, reference, "2026-11-30")));
        } finally {
            desk.clock.set("2026-11-10T01:00:00Z");
        }
    }

    private interface Call {
        Object make();
    }

    private static Object garbled(String kind, String path, Call call) {
        desk.fault("garbage-" + kind, path);
        return call.make();
    }
}
