package jp.noren.sandbox.internal.sbps;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.function.UnaryOperator;
import jp.noren.sandbox.internal.door.Delivery;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The emulator refuses what the company would refuse, with the company's codes, and books nothing then. */
class EmulatorTest {
    private static final String DATE = "20261110100000";

    private Instant now = Instant.parse("2026-11-10T01:00:00Z");
    private final Book book = new Book(null);
    private final Emulator emulator = new Emulator(
            List.of(Shop.SYNTHETIC, Shop.SYNTHETIC_ENCRYPTED),
            book,
            ((InstantSource) () -> now).withZone(ZoneOffset.UTC));

    private RequestXml authorise(String order) {
        Tokens.Token token = emulator.token("visa-ok").orElseThrow();
        return RequestXml.authorise(order, token.token(), token.key(), DATE);
    }

    private String send(byte[] body) {
        return send(Shop.SYNTHETIC, "text/xml", body);
    }

    private String send(Shop shop, String type, byte[] body) {
        String credentials = Base64.getEncoder().encodeToString((shop.user() + ":" + shop.hashKey()).getBytes());
        Delivery delivery = emulator.call("Basic " + credentials, type, body, "http://x");
        assertThat(delivery.status()).isEqualTo(200);
        return new String(delivery.body(), RequestXml.SJIS);
    }

    private void assertRefused(byte[] body, String code) {
        assertThat(send(body))
                .contains(
                        "<sps-api-response>",
                        "<res_result>NG</res_result>",
                        "<res_err_code>" + code + "</res_err_code>");
    }

    private Charge authorised(String order) {
        assertThat(send(authorise(order).bytes())).contains("<res_result>OK</res_result>");
        return book.charges().stream()
                .filter(charge -> charge.orderId().equals(order))
                .findFirst()
                .orElseThrow();
    }

    private String act(String function, Charge charge, UnaryOperator<RequestXml> more) {
        return send(
                more.apply(RequestXml.about(function, charge, DATE)).end(DATE).bytes());
    }

    private String act(String function, Charge charge) {
        return act(function, charge, xml -> xml);
    }

    @Test
    void aRightRequestIsBookedAndAnswered() {
        String reply = send(authorise("ord-1").bytes());
        assertThat(reply)
                .startsWith("<?xml version=\"1.0\" encoding=\"Shift_JIS\" ?>\n<sps-api-response id=\"ST01-00131-101\">")
                .containsPattern("<res_sps_transaction_id>B99901001ST0100131101[0-9]{11}<")
                .containsPattern("<res_tracking_id>[0-9]{14}<")
                .contains("<cardbrand_code>V<", "<recognized_no>123456<", "<res_err_code></res_err_code>");
        assertThat(book.charges()).hasSize(1);
        assertThat(book.charges().iterator().next().facts().statement()).isEqualTo("クラシノクラ");
    }

    @ParameterizedTest
    @CsvSource({
        "merchant_id, 9990, 10106001",
        "merchant_id, 99999, 10114001",
        "merchant_id, abcde, 10104001",
        "service_id, 999, 10114001",
        "order_id, ord 1, 10106004",
        "order_id, a23456789b123456789c123456789d123456789, 10105004",
        "order_id, '', 10103004",
        "amount, 0, 10106008",
        "amount, '3,79', 10104008",
        "amount, 12345678, 10105008",
        "dealings_type, 11, 10107202",
        "dealings_type, 61, 10128202",
        "cust_manage_flg, 7, 10107205",
        "encrypted_flg, 1, 10107028",
        "request_date, 20261110094959, 10110023",
        "request_date, 20261399100000, 10106023",
        "request_date, soon, 10104023"
    })
    void aWrongValueIsRefused(String field, String value, String code) {
        assertRefused(authorise("ord-1").with(field, value).bytes(), code);
        assertThat(book.charges()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "<amount>379, <amount>378, 10109025",
        "<order_id>ord-1</order_id>, '', 10103004",
        "<order_id>ord-1</order_id>, <x></x>, 10100999",
        "<tax>34</tax><amount>379</amount>, <amount>379</amount><tax>34</tax>, 10100999",
        "<tax>34</tax>, <tax>34</tax><tax>34</tax>, 10100999",
        "<tax>34, <tax><b>34</b>, 10100007",
        "<tax>34, text<tax>34, 10100999",
        "ST01-00131-101, ST01-00999-101, 10102000",
        "<item_name>, <item_name>?, 10106006"
    })
    void aWrongFormIsRefused(String right, String wrong, String code) {
        assertRefused(authorise("ord-1").garbled(right, wrong), code);
        assertThat(book.charges()).isEmpty();
    }

    @ParameterizedTest
    @DisplayName("multi-byte fields take JIS X 0208 alone")
    @CsvSource({"髙, 04", "①, 04", "～, 04", "―, 04", "a|b, 04", "ｱ, 04", "高, OK", "ー, OK", "漢字 Kanji, OK"})
    void wideCharacters(String text, String type) {
        String reply = send(authorise("ord-1").with("item_name", text).bytes());
        assertThat(reply).contains(type.equals("OK") ? "<res_result>OK<" : "<res_err_code>101" + type + "006<");
    }

    @Test
    void anotherKeyOrNobodyIsTurnedAway() {
        byte[] body = authorise("ord-1").bytes();
        assertThat(emulator.call(null, "text/xml", body, "").status()).isEqualTo(401);
        assertThat(emulator.call("Basic xyz", "text/xml", body, "").status()).isEqualTo(401);
        String credentials =
                Base64.getEncoder().encodeToString((Shop.SYNTHETIC.user() + ":" + Shop.SYNTHETIC.hashKey()).getBytes());
        assertThat(emulator.call("Basic " + credentials, "application/json", body, "")
                        .status())
                .isEqualTo(415);
    }

    @Test
    void anotherEncodingOrADocumentTypeIsNoXmlOfTheirs() {
        String text = new String(authorise("ord-1").bytes(), RequestXml.SJIS);
        assertRefused(text.replace("Shift_JIS", "UTF-8").getBytes(StandardCharsets.UTF_8), "10100999");
        assertRefused(text.replace("<sps-api", "<!DOCTYPE x><sps-api").getBytes(RequestXml.SJIS), "10100999");
        assertRefused(text.substring(0, 300).getBytes(RequestXml.SJIS), "10100999");
        assertRefused(new byte[0], "10100999");
    }

    @Test
    void anOrderIsTakenOnce() {
        authorised("ord-1");
        assertRefused(authorise("ord-1").bytes(), "10196004");
        assertThat(book.charges()).hasSize(1);
    }

    @Test
    void aTokenIsGoodOnceAndForItsTime() {
        byte[] body = authorise("ord-1").bytes();
        send(body);
        assertRefused(body, "101T1999");
        Tokens.Token old = emulator.token("visa-ok").orElseThrow();
        now = now.plus(Duration.ofMinutes(16));
        assertRefused(
                RequestXml.authorise("ord-2", old.token(), old.key(), "20261110101600")
                        .bytes(),
                "101T2999");
    }

    @Test
    @DisplayName("tokens have the shape of the real ones")
    void tokens() {
        Tokens.Token token = emulator.token("jcb-ok").orElseThrow();
        assertThat(token.token()).matches("[0-9A-F]{248}");
        assertThat(token.key()).matches("3059301306072A8648CE3D0201[0-9A-F]{156}");
        assertThat(emulator.token("no-such-card")).isEmpty();
        assertThat(emulator.token(null)).isEmpty();
        assertThat(emulator.token("visa-garbage-unheard-of")).isEmpty();
    }

    @Test
    @DisplayName("the state machine of the contract that captures on commit")
    void states() {
        Charge charge = authorised("ord-1");
        assertThat(act("ST02-00201-101", charge)).contains("10137");
        assertThat(act("ST02-00303-101", charge)).contains("10159");
        assertThat(act("ST02-00307-101", charge, EmulatorTest::part)).contains("101K0");
        assertThat(act("ST02-00101-101", charge)).contains(">OK<");
        assertThat(charge.state()).isEqualTo(Charge.State.CAPTURED);
        assertThat(act("ST02-00101-101", charge)).contains("10160");
        assertThat(act("ST02-00305-101", charge)).contains("10149");
        assertThat(act("ST02-00307-101", charge, EmulatorTest::part)).contains(">OK<");
        assertThat(act("ST02-00307-101", charge, xml -> xml.open("pay_option_manage")
                        .field("amount", "280")
                        .close("pay_option_manage")))
                .contains("101K1");
        assertThat(act("ST02-00303-101", charge)).contains(">OK<");
        assertThat(charge.refunded()).isEqualTo(379);
        assertThat(act("ST02-00303-101", charge)).contains("10146");
    }

    private static RequestXml part(RequestXml xml) {
        return xml.open("pay_option_manage").field("amount", "100").close("pay_option_manage");
    }

    @Test
    void aCancelledPaymentStaysCancelled() {
        Charge charge = authorised("ord-1");
        assertThat(act("ST02-00305-101", charge)).contains(">OK<");
        assertThat(act("ST02-00305-101", charge)).contains("10152");
        assertThat(act("ST02-00101-101", charge)).contains("10160");
        assertThat(act("ST02-00303-101", charge)).contains("10145");
        assertThat(charge.commitStatus() + charge.paymentStatus()).isEqualTo("33");
    }

    @Test
    void aPaymentIsNamedByBothItsIdsAndItsMerchant() {
        Charge charge = authorised("ord-1");
        RequestXml request = RequestXml.about("ST02-00101-101", charge, DATE).end(DATE);
        assertRefused(request.with("tracking_id", "99999999999999").bytes(), "10112027");
        String other = charge.transactionId().replaceAll("[0-9]{11}$", "99999999999");
        assertRefused(request.with("sps_transaction_id", other).bytes(), "10111026");
        assertThat(charge.state()).isEqualTo(Charge.State.AUTHORISED);
    }

    @Test
    void expiryCanBeSwitchedOffForCallersWithAnotherClock() {
        now = now.plus(Duration.ofDays(30));
        assertRefused(authorise("ord-1").bytes(), "10110023");
        emulator.control().set(new Control.Settings(0, "", 0, "", false));
        assertThat(send(authorise("ord-1").bytes())).contains(">OK<");
    }

    @Test
    @DisplayName("a kept card pays as often as its name says and is refused then, until another takes its place")
    void keptCardWearsOut() {
        assertThat(emulator.keepCard(Shop.SYNTHETIC, "cust-1", "visa-after-2-over-limit"))
                .isTrue();
        for (int i = 1; i <= 2; i++) {
            assertThat(send(RequestXml.authorise("kept-" + i, "", "", DATE).bytes()))
                    .contains("<res_result>OK</res_result>");
        }
        assertRefused(RequestXml.authorise("kept-3", "", "", DATE).bytes(), "10122999");
        assertThat(emulator.keepCard(Shop.SYNTHETIC, "cust-1", "jcb-ok")).isTrue();
        assertThat(emulator.keepCard(Shop.SYNTHETIC, "cust-1", "4111")).isFalse();
        assertThat(emulator.keptCard(Shop.SYNTHETIC, "cust-1")).contains("jcb-ok");
        assertThat(send(RequestXml.authorise("kept-4", "", "", DATE).bytes())).contains("<res_result>OK</res_result>");
    }
}
