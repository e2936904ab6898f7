package jp.noren.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TaxRateTest {

    @Test
    @DisplayName(
            "105 + 115 + 125 = 345 yen: the tax is 34 yen once for the document, not 10 + 11 + 12 = 33 line by line")
    void roundsOncePerDocument() {
        List<Yen> lines = List.of(Yen.of(105), Yen.of(115), Yen.of(125));
        Yen sum = lines.stream().reduce(Yen.ZERO, Yen::plus);
        Yen lineByLine = lines.stream().map(TaxRate.STANDARD::taxOn).reduce(Yen.ZERO, Yen::plus);

        assertThat(sum).isEqualTo(Yen.of(345));
        assertThat(TaxRate.STANDARD.taxOn(sum)).isEqualTo(Yen.of(34));
        assertThat(lineByLine).as("what one must not do").isEqualTo(Yen.of(33));
    }

    @ParameterizedTest
    @CsvSource({
        "10, 0, 0",
        "10, 9, 0",
        "10, 10, 1",
        "10, 4500, 450",
        "8, 12, 0",
        "8, 13, 1",
        "8, 1000, 80",
        "0, 99999, 0"
    })
    void roundsDown(int percent, long sum, long tax) {
        assertThat(new TaxRate(percent).taxOn(Yen.of(sum))).isEqualTo(Yen.of(tax));
    }

    @Test
    void isTheFloorOfTheExactTaxForEveryRateAndSmallSum() {
        for (int percent = 0; percent <= 99; percent++) {
            TaxRate rate = new TaxRate(percent);
            for (long sum = -1_000; sum <= 1_000; sum++) {
                long exact = BigDecimal.valueOf(sum * percent, 2)
                        .setScale(0, RoundingMode.FLOOR)
                        .longValueExact();
                assertThat(rate.taxOn(Yen.of(sum)).amount()).isEqualTo(exact);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 100, Integer.MIN_VALUE, Integer.MAX_VALUE})
    void refusesRatesOutOfRange(int percent) {
        assertThatThrownBy(() -> new TaxRate(percent)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void refusesSumsItCannotMultiply() {
        assertThatThrownBy(() -> TaxRate.STANDARD.taxOn(Yen.of(Long.MAX_VALUE / 10 + 1)))
                .isInstanceOf(ArithmeticException.class);
    }
}
