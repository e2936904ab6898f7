package jp.noren.checkout.internal.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import jp.noren.checkout.internal.domain.Product.Kind;
import jp.noren.kernel.TaxRate;
import jp.noren.kernel.Yen;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class TotalTest {
    @Test
    @DisplayName("R108: 105 + 115 + 125 make 345, tax 34 and not 33, together 379")
    void roundsOncePerRate() {
        Total total = Total.of(List.of(
                Samples.item(Kind.GOODS, 105, TaxRate.STANDARD, 1),
                Samples.item(Kind.GOODS, 115, TaxRate.STANDARD, 1),
                Samples.item(Kind.GOODS, 125, TaxRate.STANDARD, 1)));
        assertThat(total.net()).isEqualTo(Yen.of(345));
        assertThat(total.tax()).isEqualTo(Yen.of(34));
        assertThat(total.gross()).isEqualTo(Yen.of(379));
    }

    @Test
    @DisplayName("R108: each rate is rounded by itself, and the highest stands first")
    void keepsRatesApart() {
        Total total = Total.of(List.of(
                Samples.item(Kind.GOODS, 101, TaxRate.REDUCED, 1),
                Samples.item(Kind.GOODS, 109, TaxRate.STANDARD, 1),
                Samples.item(Kind.GOODS, 112, TaxRate.REDUCED, 1)));
        assertThat(total.perRate())
                .containsExactly(
                        new Total.PerRate(TaxRate.STANDARD, Yen.of(109), Yen.of(10)),
                        new Total.PerRate(TaxRate.REDUCED, Yen.of(213), Yen.of(17)));
        assertThat(total.tax()).isEqualTo(Yen.of(27));
    }

    @Test
    void costsNothingWhenNothingIsBought() {
        assertThat(Total.of(List.of()).gross()).isEqualTo(Yen.ZERO);
    }

    @Test
    @DisplayName("R108: for a thousand carts the tax is that of the sum, whatever the lines are")
    void agreesWithTheSumForAnyCart() {
        Random random = new Random(20261110);
        for (int cart = 0; cart < 1000; cart++) {
            List<Item> items = new ArrayList<>();
            for (int line = random.nextInt(6); line >= 0; line--) {
                items.add(Samples.item(Kind.GOODS, 1 + random.nextInt(20000), TaxRate.STANDARD, 1 + random.nextInt(9)));
            }
            long sum = items.stream().mapToLong(item -> item.amount().amount()).sum();
            assertThat(Total.of(items).tax().amount()).isEqualTo(sum / 10);
        }
    }
}
