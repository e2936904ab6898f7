package jp.noren.payment.npinvoice.internal.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import jp.noren.kernel.Yen;
import jp.noren.payment.npinvoice.internal.app.Answer;
import jp.noren.payment.npinvoice.internal.app.KnownOperations.Registered;
import jp.noren.payment.npinvoice.internal.app.KnownOperations.Registration;
import jp.noren.payment.npinvoice.internal.app.TestSettings;
import jp.noren.payment.npinvoice.internal.domain.Invoice;
import jp.noren.payment.npinvoice.internal.domain.Place;
import jp.noren.payment.npinvoice.internal.domain.Review;
import jp.noren.payment.spi.http.Deadline;
import jp.noren.sandbox.internal.door.Delivery;
import jp.noren.sandbox.internal.door.DeskServer;
import jp.noren.sandbox.internal.door.Request;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The three known operations to the letter, and what of a reply is believed. */
class KnownHttpTest {
    private static final String YES =
            "{\"result\":{\"buyer\":{\"transactionInfoes\":[{\"npTransactionId\":\"20000000001\","
                    + "\"status\":{\"transactionAuthoriInfo\":{\"transactionAuthoriResult\":\"00\",\"transactionAuthoriNgReason\":null}}}]}}}";

    private final AtomicReference<Request> got = new AtomicReference<>();
    private volatile Delivery reply = json(200, YES);
    private DeskServer server;
    private NpLine line;
    private KnownHttp known;

    @BeforeEach
    void open() throws IOException {
        server = new DeskServer(
                "/np",
                request -> {
                    got.set(request);
                    return reply;
                },
                0);
        line = new NpLine(TestSettings.of(server.root().toString()));
        known = new KnownHttp(line);
    }

    @AfterEach
    void close() {
        line.close();
        server.close();
    }

    private static Delivery json(int status, String body) {
        return Delivery.of(status, "application/json;charset=UTF-8", body.getBytes(StandardCharsets.UTF_8));
    }

    private static Deadline soon() {
        return Deadline.in(Duration.ofSeconds(10));
    }

    private Answer<Registered> register() {
        Invoice invoice = Invoice.of(
                        Yen.of(1_208),
                        List.of(
                                new Invoice.Ordered("複合機", Yen.of(500), 2, 10),
                                new Invoice.Ordered("茶", Yen.of(100), 1, 8)))
                .orElseThrow();
        Place place = Place.of("株式会社甲", null, "乙", "106-0047", "東京都港区", "03-1234-5678");
        LocalDate day = LocalDate.of(2026, 11, 10);
        return known.register(
                new Registration("10000000001", "0a1b2c3d", "att_1", day, invoice, Optional.of(place)), soon());
    }

    private String body() {
        return new String(got.get().body(), StandardCharsets.UTF_8);
    }

    @Test
    void registerAsKnown() {
        assertThat(register())
                .isEqualTo(new Answer.Ok<>(
                        new Registered("20000000001", Review.of("00", "").orElseThrow())));
        assertThat(got.get().method()).isEqualTo("POST");
        assertThat(got.get().path()).isEqualTo("/v1/transactions");
        assertThat(got.get().headers())
                .containsEntry("authorization", "Basic Y2JzOTk5MDAwMTpzcDk5OTAwMDAx")
                .containsEntry("x-np-terminal-id", "9990000001")
                .containsEntry("x-http-method-override", "POST")
                .containsEntry("content-type", "application/json")
                .containsEntry("accept", "application/json");
        assertThat(body())
                .isEqualTo(
                        "{\"request\":{\"npBuyerId\":\"10000000001\",\"transactionInfoes\":[{\"requestId\":\"0a1b2c3d\","
                                + "\"shopTransactionId\":\"att_1\",\"shopOrderDate\":\"2026-11-10\",\"totalAmount\":\"1208\",\"transactionDetails\":["
                                + "{\"detail\":\"複合機\",\"price\":\"500\",\"quantity\":\"2\",\"billedTaxKind\":\"T10\"},"
                                + "{\"detail\":\"茶\",\"price\":\"100\",\"quantity\":\"1\",\"billedTaxKind\":\"T08\"},"
                                + "{\"detail\":\"消費税（10%）\",\"price\":\"100\",\"quantity\":\"1\",\"billedTaxKind\":\"T10\"},"
                                + "{\"detail\":\"消費税（8%）\",\"price\":\"8\",\"quantity\":\"1\",\"billedTaxKind\":\"T08\"}],"
                                + "\"taxRateSummaries\":[{\"taxRate\":\"10\",\"totalAmount\":\"1100\"},{\"taxRate\":\"8\",\"totalAmount\":\"108\"}],"
                                + "\"deliveryInfo\":{\"companyName\":\"株式会社甲\",\"customerName\":\"乙\",\"zipCode\":\"1060047\","
                                + "\"address\":\"東京都港区\",\"telNo\":\"0312345678\"}}]}}");
    }

    @Test
    void cancelAndBillAsKnown() {
        reply = json(200, "{\"results\":[]}");
        assertThat(known.cancel("20000000001", soon())).isEqualTo(new Answer.Ok<>("20000000001"));
        assertThat(got.get().path()).isEqualTo("/v1/transactions/cancel");
        assertThat(body()).isEqualTo("{\"requests\":[\"20000000001\"]}");
        assertThat(known.requestBill("20000000001", LocalDate.of(2026, 11, 30), soon()))
                .isEqualTo(new Answer.Ok<>("20000000001"));
        assertThat(got.get().path()).isEqualTo("/v1/bills/request");
        assertThat(body())
                .isEqualTo(
                        "{\"requests\":[{\"npTransactionId\":\"20000000001\",\"billIssueBaseDate\":\"2026-11-30\"}]}");
    }

    @Test
    @DisplayName("a refusal is a list of errors with codes, by status 4xx or within a 200")
    void refusals() {
        String errors =
                "{\"errors\":[{\"codes\":[\"E0100001\",\"E0100002\"],\"message\":\"x\"},{\"codes\":[\"<b>\"]}]}";
        reply = json(400, errors);
        assertThat(register()).isEqualTo(new Answer.Refused<>("E0100001,E0100002,?"));
        reply = json(200, errors);
        assertThat(register()).isEqualTo(new Answer.Refused<>("E0100001,E0100002,?"));
        reply = json(200, "{\"results\":[{\"npTransactionId\":\"20000000001\",\"errors\":[{\"codes\":[\"E1\"]}]}]}");
        assertThat(known.cancel("20000000001", soon())).isEqualTo(new Answer.Refused<>("E1"));
        reply = json(500, errors);
        assertThat(register()).isInstanceOf(Answer.Lost.class);
    }

    @ParameterizedTest
    @DisplayName("G37 a reply that is another's, or in no table, is no reply")
    @ValueSource(
            strings = {
                "\"00\" -> \"30\"",
                "\"00\" -> 0",
                "null -> \"22\"",
                "\"npTransactionId\" -> \"shopTransactionId\":\"att_2\",\"npTransactionId\"",
                "\"npTransactionId\" -> \"requestId\":\"ffffffff\",\"npTransactionId\"",
                "\"transactionInfoes\" -> \"npBuyerId\":\"10000000002\",\"transactionInfoes\"",
                "\"20000000001\" -> \"\"",
                "\"20000000001\" -> \"2000 001\"",
                "[{ -> [{},{",
                "\"buyer\" -> \"seller\""
            })
    void notOurs(String change) {
        String[] parts = change.split(" -> ");
        reply = json(200, YES.replace(parts[0], parts[1]));
        assertThat(register()).isInstanceOf(Answer.Lost.class);
    }

    @Test
    @DisplayName("where a reply repeats what was asked, it may be believed")
    void echo() {
        reply = json(
                200,
                YES.replace(
                        "\"npTransactionId\"",
                        "\"shopTransactionId\":\"att_1\",\"requestId\":\"0a1b2c3d\",\"npTransactionId\""));
        assertThat(register()).isInstanceOf(Answer.Ok.class);
        reply = json(200, "{\"results\":[{\"npTransactionId\":\"20000000009\"}]}");
        assertThat(known.cancel("20000000001", soon())).isInstanceOf(Answer.Lost.class);
    }
}
