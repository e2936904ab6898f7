package jp.noren.payment.internal.db;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.Stream;
import jp.noren.kernel.Yen;
import jp.noren.payment.spi.BuyerKind;
import jp.noren.payment.spi.CardBrand;
import jp.noren.payment.spi.Mandate;
import jp.noren.payment.spi.NextAction;
import jp.noren.payment.spi.PaymentSource;
import jp.noren.payment.spi.Requests;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("What is kept of a request and of an action comes back as it was, but for tokens")
class TextsTest {
    private static final Mandate MANDATE =
            new Mandate("00000000000000000042", "0009", "ﾉﾚﾝ", "015", "", 1, "0123456", "ﾔﾏﾀﾞ ﾀﾛｳ", true);

    static Requests.Start request(PaymentSource source) {
        return new Requests.Start(
                "pay_1",
                "TANA",
                Yen.of(123_456),
                Yen.of(11_223),
                new Requests.Buyer("mem_1", "髙﨑 \u001f太郎", "a@example.jp", "vi", BuyerKind.CORPORATE),
                "注文, \"1\"",
                "タナ",
                EnumSet.of(CardBrand.JCB, CardBrand.VISA),
                source,
                URI.create("https://noren.example/r"),
                Instant.ofEpochMilli(1_700_000_000_123L),
                LocalDate.of(2026, 12, 1),
                new Requests.Contact("株式会社\u001cタナ", null, "担当 者", "1000001", "東京都千代田区1-1", "03-1234-5678"),
                List.of(
                        new Requests.Line("l1", "Wi-Fi\u001d端末", Yen.of(1000), 2, 10),
                        new Requests.Line("l2", "値引", Yen.of(-50), 1, 8)));
    }

    static Stream<PaymentSource> sources() {
        return Stream.of(
                new PaymentSource.StoredCard("mem_1", 1),
                new PaymentSource.BankTransfer(),
                new PaymentSource.Invoice(),
                new PaymentSource.Points("mem 1"),
                new PaymentSource.Rent("lease-5", YearMonth.of(2026, 12)),
                new PaymentSource.DirectDebit(MANDATE, LocalDate.of(2026, 12, 28)));
    }

    @ParameterizedTest
    @MethodSource("sources")
    void aSourceComesBack(PaymentSource source) {
        assertThat(RequestText.read(RequestText.write(request(source))).source())
                .isEqualTo(source);
    }

    @Test
    void tokensAreNotKept() {
        PaymentSource card = new PaymentSource.CardToken("tok-canary", "key-canary", CardBrand.JCB, 1, true);
        String kept =
                RequestText.write(request(card)) + RequestText.write(request(new PaymentSource.Wallet("usr-canary")));
        assertThat(kept).doesNotContain("canary");
        assertThat(RequestText.read(RequestText.write(request(card))).source())
                .isEqualTo(new PaymentSource.CardToken(null, null, CardBrand.JCB, 1, true));
        assertThat(RequestText.read(RequestText.write(request(new PaymentSource.Wallet("usr-canary"))))
                        .source())
                .isEqualTo(new PaymentSource.Wallet(null));
    }

    @Test
    void contactAndLinesComeBackWithoutTheSignsThatKeepThemApart() {
        Requests.Start back = RequestText.read(RequestText.write(request(new PaymentSource.Invoice())));
        assertThat(back.contact())
                .isEqualTo(new Requests.Contact("株式会社 タナ", null, "担当 者", "1000001", "東京都千代田区1-1", "03-1234-5678"));
        assertThat(back.lines())
                .containsExactly(
                        new Requests.Line("l1", "Wi-Fi 端末", Yen.of(1000), 2, 10),
                        new Requests.Line("l2", "値引", Yen.of(-50), 1, 8));
        assertThat(back.buyer().name()).isEqualTo("髙﨑  太郎");
        assertThat(back.payBy()).isEqualTo(LocalDate.of(2026, 12, 1));
    }

    @Test
    void whatAnEarlierVersionKeptIsStillUnderstood() {
        String now = RequestText.write(request(new PaymentSource.StoredCard("mem_1", 1)));
        List<String> fields = FieldText.split(now).subList(0, 16);
        fields.set(12, "CARD VISA 1 true");
        Requests.Start old = RequestText.read(FieldText.join(fields.toArray()));
        assertThat(old.source()).isEqualTo(new PaymentSource.CardToken(null, null, CardBrand.VISA, 1, true));
        assertThat(old.contact()).isEqualTo(Requests.Contact.NONE);
        assertThat(old.lines()).isEmpty();
    }

    static Stream<NextAction> actions() {
        return Stream.of(
                new NextAction.Redirect(URI.create("https://acs.example/x?y=1")),
                new NextAction.Transfer(
                        "暖簾銀行", "本店", "普通", "1234567", "ｸﾗ", "123", Yen.of(5), LocalDate.of(2026, 12, 1)),
                new NextAction.Transfer("暖簾銀行", "本店", "普通", "1234567", "ｸﾗ", "123", Yen.of(5), null),
                new NextAction.Review(),
                new NextAction.Widget(
                        URI.create("https://auth.example/v1/a.js"),
                        List.of(
                                new NextAction.Widget.Field("amount", "5"),
                                new NextAction.Widget.Field("note", null),
                                new NextAction.Widget.Field("name", "山田"))),
                new NextAction.Collection(LocalDate.of(2026, 12, 28)),
                new NextAction.OnClaim("rc_1", Instant.ofEpochMilli(1_700_000_000_000L), LocalDate.of(2026, 12, 27)),
                new NextAction.OnClaim("rc_1", null, LocalDate.of(2026, 12, 27)));
    }

    @ParameterizedTest
    @MethodSource("actions")
    void anActionComesBack(NextAction action) {
        assertThat(ActionText.read(ActionText.write(action))).isEqualTo(action);
    }
}
