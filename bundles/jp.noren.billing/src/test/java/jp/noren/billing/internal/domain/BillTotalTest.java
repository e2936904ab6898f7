package jp.noren.billing.internal.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import jp.noren.kernel.TaxRate;
import jp.noren.kernel.Yen;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BillTotalTest {
    @Test
    @DisplayName("R138: tax is rounded once per rate over all orders: twice 105 at 10 % is 21, not 20")
    void roundsOncePerRate() {
        BillTotal total = BillTotal.of(
                List.of(
                        new ClaimLine("a", 1, Yen.of(105), 10),
                        new ClaimLine("b", 1, Yen.of(105), 10),
                        new ClaimLine("c", 3, Yen.of(33), 8),
                        new ClaimLine("d", 1, Yen.of(7), 0)),
                TaxRounding.FLOOR);
        assertThat(total.perRate())
                .containsExactly(
                        new BillTotal.PerRate(10, Yen.of(210), Yen.of(21)),
                        new BillTotal.PerRate(8, Yen.of(99), Yen.of(7)),
                        new BillTotal.PerRate(0, Yen.of(7), Yen.ZERO));
        assertThat(total.gross()).isEqualTo(Yen.of(344));
    }

    @ParameterizedTest
    @CsvSource({"345, 34, 35, 35", "344, 34, 34, 35", "340, 34, 34, 34", "-105, -11, -10, -10"})
    void roundsAsThePolicySays(long net, long floor, long halfUp, long ceil) {
        TaxRate ten = TaxRate.STANDARD;
        assertThat(TaxRounding.FLOOR.tax(ten, Yen.of(net))).isEqualTo(Yen.of(floor));
        assertThat(TaxRounding.HALF_UP.tax(ten, Yen.of(net))).isEqualTo(Yen.of(halfUp));
        assertThat(TaxRounding.CEIL.tax(ten, Yen.of(net))).isEqualTo(Yen.of(ceil));
    }

    @Test
    void refusesARoundingNobodyKnows() {
        assertThatThrownBy(() -> TaxRounding.of("BANKERS")).isInstanceOf(IllegalArgumentException.class);
    }
}
