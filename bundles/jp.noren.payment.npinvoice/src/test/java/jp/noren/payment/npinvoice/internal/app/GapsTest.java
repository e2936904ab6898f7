package jp.noren.payment.npinvoice.internal.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import jp.noren.payment.spi.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Settings that are missing or wrong are named, and nothing is sent with them. */
class GapsTest {
    private static final TestSettings GOOD = TestSettings.of("https://np.example/api");

    @Test
    void nothingIsMissingInGoodSettings() {
        assertThat(Gaps.of(GOOD)).isEmpty();
    }

    @Test
    void everythingIsMissingInNone() {
        assertThat(Gaps.of(TestSettings.NOTHING))
                .containsExactly(
                        "payment.npinvoice.gap-endpoint",
                        "payment.npinvoice.gap-shop-code",
                        "payment.npinvoice.gap-sp-code",
                        "payment.npinvoice.gap-terminal-id");
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "ftp://a/b", "http://np.example/", "https://user:pw@a/", "https:///x", "https://a/?b"})
    void onlyHttpsLeavesThisMachine(String endpoint) {
        assertThat(Gaps.of(TestSettings.of(endpoint))).containsExactly("payment.npinvoice.gap-endpoint");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://127.0.0.1:8181/sandbox/np", "http://localhost", "http://[::1]:1/x"})
    void thisMachineNeedsNoTls(String endpoint) {
        assertThat(Gaps.of(TestSettings.of(endpoint))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "123456789", "12345678901", "12345abcde"})
    void aTerminalHasTenDigits(String terminal) {
        assertThat(Gaps.of(GOOD.withTerminal(terminal))).containsExactly("payment.npinvoice.gap-terminal-id");
    }

    @Test
    void withAGapNothingIsSent() {
        try (NpDesk desk = new NpDesk(settings -> settings.withTerminal("1"))) {
            assertThat(desk.pay("k", 1000)).isEqualTo(new Outcome.NotSent("not configured"));
            assertThat(desk.calls()).isEmpty();
        }
    }

    @Test
    void wrongCredentialsAreNoticedByTheCompany() {
        try (NpDesk desk = new NpDesk(settings -> settings.withSpCode("wrong"))) {
            assertThat(desk.pay("k", 1000)).isInstanceOf(Outcome.Declined.class);
            assertThat(desk.isBooked("k")).isFalse();
            assertThat(List.of(desk.calls().keySet())).doesNotContain(java.util.Set.of("/v1/transactions"));
        }
    }
}
