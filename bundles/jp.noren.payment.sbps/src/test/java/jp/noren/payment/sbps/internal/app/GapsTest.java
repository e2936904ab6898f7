package jp.noren.payment.sbps.internal.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Properties;
import jp.noren.payment.sbps.internal.wire.HttpGateway;
import jp.noren.payment.spi.Outcome;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Settings that are missing or wrong are named, and nothing is sent with them. */
class GapsTest {
    private static final TestSettings GOOD = TestSettings.plain("https://api.example/api/xmlapi.do");

    @Test
    void nothingIsMissingInGoodSettings() {
        assertThat(Gaps.of(GOOD)).isEmpty();
        assertThat(Gaps.of(TestSettings.encrypted("https://api.example/api/xmlapi.do")))
                .isEmpty();
    }

    @Test
    void everythingIsMissingInNone() {
        assertThat(Gaps.of(TestSettings.NOTHING))
                .containsExactly(
                        "payment.sbps.gap-endpoint",
                        "payment.sbps.gap-merchant-id",
                        "payment.sbps.gap-merchant-service",
                        "payment.sbps.gap-hash-key");
    }

    @Test
    @DisplayName("a contract in which the authorisation captures at once is refused")
    void capturesOnAuthorise() {
        assertThat(Gaps.of(GOOD.with(Contract.CAPTURE_ON_AUTHORISE)))
                .containsExactly("payment.sbps.gap-captures-on-authorise");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "x",
                "ftp://a/b",
                "http://api.example/x",
                "https://user:pw@api.example/x",
                "https:///x",
                "https://a"
            })
    void onlyHttpsLeavesThisMachine(String endpoint) {
        assertThat(Gaps.of(TestSettings.plain(endpoint))).contains("payment.sbps.gap-endpoint");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://127.0.0.1:8181/x", "http://localhost/x", "http://[::1]:1/x"})
    void thisMachineNeedsNoTls(String endpoint) {
        assertThat(Gaps.of(TestSettings.plain(endpoint))).isEmpty();
    }

    @Test
    void withAGapNothingIsSent() {
        try (CardShop shop =
                new CardShop(endpoint -> TestSettings.plain(endpoint).with(Contract.CAPTURE_ON_AUTHORISE))) {
            assertThat(shop.pay("k", 1000, "visa-ok")).isEqualTo(new Outcome.NotSent("not configured"));
            assertThat(shop.calls()).isEmpty();
        }
        HttpGateway nowhere = new HttpGateway(Clock.systemUTC(), TestSettings.NOTHING);
        assertThat(new SbpsProvider(Clock.systemUTC(), given -> nowhere, TestSettings.NOTHING)
                        .info()
                        .method())
                .isEqualTo("CARD");
    }

    @Test
    void aWrongKeyIsNoticedByTheCompany() {
        try (CardShop shop =
                new CardShop(endpoint -> TestSettings.plain(endpoint).withHashKey("WRONG"))) {
            assertThat(shop.pay("k", 1000, "visa-ok")).isInstanceOf(Outcome.Unknown.class);
            assertThat(shop.isBooked("k")).isFalse();
        }
    }

    @Test
    @DisplayName("every code has its text in three languages, and every setting its label")
    void texts() throws IOException {
        for (String language : new String[] {"", "_ja", "_vi"}) {
            Properties texts = load("/i18n/payment.sbps" + language + ".properties");
            assertThat(texts.keySet())
                    .isEqualTo(load("/i18n/payment.sbps.properties").keySet());
            assertThat(texts.values()).noneMatch(text -> text.toString().isBlank());
            assertThat(load("/OSGI-INF/l10n/payment.sbps" + language + ".properties")
                            .keySet())
                    .isEqualTo(load("/OSGI-INF/l10n/payment.sbps.properties").keySet());
        }
    }

    private static Properties load(String name) throws IOException {
        Properties texts = new Properties();
        try (InputStream in = SbpsProvider.class.getResourceAsStream(name)) {
            texts.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        }
        return texts;
    }
}
