package jp.noren.payment.sbps.internal.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import jp.noren.kernel.Yen;
import jp.noren.payment.sbps.internal.domain.Reference;
import jp.noren.payment.spi.CardBrand;
import jp.noren.payment.spi.DeclineReason;
import jp.noren.payment.spi.Finding;
import jp.noren.payment.spi.Outcome;
import jp.noren.payment.spi.PaymentSource;
import jp.noren.payment.spi.PaymentSource.CardToken;
import jp.noren.sandbox.internal.sbps.Charge;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The card's way from the token to the charge, over a socket, against the emulator's book. */
class CardPaymentTest {
    private final CardShop shop = new CardShop(TestSettings::plain);

    @AfterEach
    void close() {
        shop.close();
    }

    @ParameterizedTest
    @DisplayName("R130 the five brands pay, and the answer names the brand")
    @CsvSource({"jcb-ok, JCB", "visa-ok, VISA", "mastercard-ok, MASTERCARD", "amex-ok, AMEX", "diners-ok, DINERS"})
    void fiveBrands(String card, CardBrand brand) {
        String key = CardShop.newKey();
        Outcome outcome = shop.pay(key, 379, card);

        assertThat(outcome).isInstanceOfSatisfying(Outcome.Authorised.class, authorised -> {
            assertThat(authorised.brand()).isEqualTo(brand);
            assertThat(authorised.amount()).isEqualTo(Yen.of(379));
            Outcome committed = shop.provider.commit(shop.step(key, authorised.reference(), 379));
            assertThat(committed).isEqualTo(new Outcome.Approved(authorised.reference(), Yen.of(379)));
        });
        assertThat(shop.charge(key).state()).isEqualTo(Charge.State.CAPTURED);
    }

    @ParameterizedTest
    @DisplayName("R130 another brand is refused and the company hears nothing")
    @ValueSource(strings = {"unionpay-ok", "discover-ok"})
    void otherBrands(String card) {
        assertDeclined(shop.pay("k", 1000, card), DeclineReason.BRAND_NOT_ACCEPTED);
        assertThat(shop.calls()).isEmpty();
    }

    @Test
    @DisplayName("R130 a brand that lied about itself shows in the answer")
    void brandInTheAnswer() {
        CardToken union = shop.token("unionpay-ok");
        CardToken lying = new CardToken(union.token(), union.tokenKey(), CardBrand.VISA, 1, false);
        assertThat(shop.provider.start(shop.start("k", 1000, lying)))
                .isInstanceOfSatisfying(Outcome.Authorised.class, authorised -> assertThat(authorised.brand())
                        .isEqualTo(CardBrand.OTHER));
    }

    @ParameterizedTest
    @DisplayName("R131 R132 anything but a lump sum is refused and the company hears nothing")
    @ValueSource(ints = {0, 2, 3, 24, -1})
    void instalments(int times) {
        CardToken card = shop.token("visa-ok");
        CardToken byParts = new CardToken(card.token(), card.tokenKey(), card.brand(), times, false);
        assertDeclined(shop.provider.start(shop.start("k", 1000, byParts)), DeclineReason.INSTALMENTS_NOT_ACCEPTED);
        PaymentSource kept = new PaymentSource.StoredCard("cust", times);
        assertDeclined(shop.provider.start(shop.start("k", 1000, kept)), DeclineReason.INSTALMENTS_NOT_ACCEPTED);
        assertThat(shop.calls()).isEmpty();
    }

    @Test
    @DisplayName("R129 a card number in the token's place is refused, sent nowhere and repeated nowhere")
    void cardNumber() {
        String number = "9".repeat(15) + "5";
        for (CardToken card : List.of(
                new CardToken(number, "key", CardBrand.VISA, 1, false),
                new CardToken("token", number, CardBrand.VISA, 1, false))) {
            Outcome outcome = shop.provider.start(shop.start("k", 1000, card));
            assertDeclined(outcome, DeclineReason.TOKEN_INVALID);
            assertThat(outcome.toString()).doesNotContain(number);
        }
        assertThat(shop.calls()).isEmpty();
    }

    @Test
    @DisplayName("R135 the name on the statement is sent, a long one in two fields")
    void statement() {
        String key = CardShop.newKey();
        shop.reserve(key, 1000, "visa-ok");
        String book = CardShop.browse("GET", shop.server.root() + "/book?order=" + key, "")
                .body();
        assertThat(book).contains("\"statement\":\"クラシノクラ\"", "\"item_name\":\"暖簾シール 小\"");
    }

    @ParameterizedTest
    @CsvSource({
        "visa-over-limit, OVER_LIMIT, 10122999",
        "visa-unusable, CARD_UNUSABLE, 10123999",
        "visa-blocked, CARD_UNUSABLE, 10120200",
        "visa-wrong-number, CARD_DATA_WRONG, 10127200",
        "visa-wrong-code, SECURITY_CODE_WRONG, 10161209",
        "visa-too-often, TOO_OFTEN, 10125999",
        "visa-not-permitted, NOT_PERMITTED, 10128999",
        "visa-declined, ISSUER_DECLINED, 10165999",
        "visa-issuer, ISSUER_DECLINED, 10136999",
        "visa-bad-token, TOKEN_INVALID, 101T1999",
        "visa-code-10109025, REFUSED_BY_PROVIDER, 10109025",
        "visa-code-99914001, REFUSED_BY_PROVIDER, 99914001"
    })
    void eachClassOfDecline(String card, DeclineReason reason, String code) {
        Outcome outcome = shop.pay("k", 4950, card);
        assertThat(outcome).isEqualTo(new Outcome.Declined(reason, code));
        assertThat(shop.isBooked("k")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"80", "81", "83", "84", "85", "86", "90", "92", "94", "96"})
    void theirOwnTroubleIsUnknown(String type) {
        assertThat(shop.pay("k", 4950, "visa-type-" + type))
                .isInstanceOfSatisfying(Outcome.Unknown.class, unknown -> assertThat(unknown.reference())
                        .isNull());
    }

    @ParameterizedTest
    @CsvSource({"9990022, OVER_LIMIT", "9990061, SECURITY_CODE_WRONG", "9990065, ISSUER_DECLINED"})
    void magicAmountsDecline(long yen, DeclineReason reason) {
        assertThat(shop.pay("k", yen, "visa-ok"))
                .isInstanceOfSatisfying(Outcome.Declined.class, declined -> assertThat(declined.reason())
                        .isEqualTo(reason));
    }

    @Test
    void aTokenIsGoodOnce() {
        CardToken card = shop.token("visa-ok");
        assertThat(shop.provider.start(shop.start("k1", 1000, card))).isInstanceOf(Outcome.Authorised.class);
        assertDeclined(shop.provider.start(shop.start("k2", 1000, card)), DeclineReason.TOKEN_INVALID);
    }

    @Test
    void theSameOrderTwiceIsUnknownNotDeclined() {
        shop.reserve("twice", 1000, "visa-ok");
        assertThat(shop.pay("twice", 1000, "visa-ok")).isInstanceOf(Outcome.Unknown.class);
    }

    @ParameterizedTest
    @CsvSource({"0", "1", "10000000", "-5"})
    void amountsOutsideTheProtocolAreNotSent(long yen) {
        assertDeclined(shop.pay("k", yen, "visa-ok"), DeclineReason.REFUSED_BY_PROVIDER);
        assertThat(shop.calls()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "with blank", "日本", "a123456789012345678901234567890123456789", "<x>"})
    void keysOutsideTheProtocolAreNotSent(String key) {
        assertDeclined(shop.pay(key, 1000, "visa-ok"), DeclineReason.REFUSED_BY_PROVIDER);
        assertThat(shop.calls()).isEmpty();
    }

    @Test
    void whatTheBookSaysIsFound() {
        String reference = shop.reserve("q", 1000, "visa-ok");
        assertThat(find("q", reference)).isEqualTo(new Finding.Reserved(reference));
        shop.provider.commit(shop.step("q", reference, 1000));
        assertThat(find("q", reference)).isEqualTo(new Finding.Charged(reference, Yen.of(1000)));
        shop.provider.refund(shop.refund(reference, 1000, 1000));
        assertThat(find("q", reference)).isEqualTo(new Finding.Released(reference));
    }

    @Test
    void aPaymentThatIsNotInTheBookIsNotFound() {
        String reference = shop.reserve("q", 1000, "visa-ok");
        Reference known = Reference.parse(reference).orElseThrow();
        String other = new Reference("99999999999999", known.transactionId(), 1000).text();
        assertThat(find("q", other)).isEqualTo(new Finding.NotFound());
        assertThat(find("q", "nonsense")).isInstanceOf(Finding.NoAnswer.class);
    }

    private Finding find(String key, String reference) {
        return shop.provider.query(shop.query(key, reference));
    }

    private static void assertDeclined(Outcome outcome, DeclineReason reason) {
        assertThat(outcome).isInstanceOfSatisfying(Outcome.Declined.class, declined -> assertThat(declined.reason())
                .isEqualTo(reason));
    }
}
