package jp.noren.document.internal.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import jp.noren.kernel.Decision;
import jp.noren.kernel.LocalizedText;
import jp.noren.kernel.Yen;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReceiptRuleTest {
    private static final List<String> CARD = List.of("CARD");

    private static String code(String method, String status) {
        return ReceiptRule.judge(CARD, method, status) instanceof Decision.Rejected no ? no.code() : "allowed";
    }

    @ParameterizedTest
    @CsvSource({
        "CAPTURED,allowed",
        "PARTLY_REFUNDED,allowed",
        "FAILED,document.receipt-not-received",
        "VOIDED,document.receipt-not-received",
        "REFUNDED,document.receipt-not-received",
        "SOMETHING,document.receipt-not-received"
    })
    @DisplayName("R034, R038: a card payment has a receipt when its money was taken and not given back whole")
    void judgesCardPayments(String status, String expected) {
        assertThat(code("CARD", status)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ATONE", "NP", "TRANSFER"})
    @DisplayName("R035: a payment by another method has none, whatever became of it")
    void refusesOtherMethods(String method) {
        for (String status : List.of("CAPTURED", "PARTLY_REFUNDED", "FAILED", "VOIDED", "REFUNDED")) {
            assertThat(code(method, status)).isEqualTo("document.receipt-not-supported");
        }
    }

    private static Receipt.Line line(long amount, int percent) {
        return new Receipt.Line(LocalizedText.of("x", "x", "x"), Yen.of(amount), percent);
    }

    @Test
    @DisplayName("R034: the tax is rounded down once per rate, over all lines of the rate; a deposit has none")
    void roundsOncePerRate() {
        TaxTotals totals =
                TaxTotals.of(List.of(line(999, 10), line(19, 8), line(1, 10), line(2000, 0), line(19, 8), line(9, 10)));
        assertThat(totals.rates())
                .containsExactly(
                        new TaxTotals.Rate(10, Yen.of(1009), Yen.of(100)),
                        new TaxTotals.Rate(8, Yen.of(38), Yen.of(3)),
                        new TaxTotals.Rate(0, Yen.of(2000), Yen.ZERO));
        assertThat(totals.total()).isEqualTo(Yen.of(3150));
    }
}
