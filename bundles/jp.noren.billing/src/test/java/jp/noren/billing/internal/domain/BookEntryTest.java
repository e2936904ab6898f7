package jp.noren.billing.internal.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import jp.noren.billing.api.ChargeLine;
import jp.noren.billing.internal.app.ChargeTotal;
import jp.noren.billing.internal.house.FakeContracts;
import jp.noren.kernel.Yen;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class BookEntryTest {
    private static long of(BookEntry entry, String account) {
        return entry.lines().stream()
                .filter(line -> line.account().equals(account))
                .mapToLong(line -> line.amount().amount())
                .sum();
    }

    @Test
    @DisplayName("the tax of a charge is rounded down once per rate, whatever its lines")
    void tax() {
        for (int a = 1; a < 60; a++) {
            for (int b = 1; b < 60; b += 7) {
                List<ChargeLine> lines = List.of(
                        FakeContracts.line("monthly", a, 10),
                        FakeContracts.line("support", b, 10),
                        FakeContracts.line("option", b, 8));
                assertThat(ChargeTotal.of(lines).tax().amount()).isEqualTo((a + b) / 10 + b * 8 / 100);
            }
        }
    }

    @Test
    @DisplayName("R079: a deposit bears no tax and is a liability until it is kept or given back")
    void deposit() {
        List<ChargeLine> lines =
                List.of(FakeContracts.line("monthly", 2_600, 10), FakeContracts.line("deposit", 2_500, 0));
        Charge.Sum sum = ChargeTotal.of(lines);
        assertThat(sum).isEqualTo(new Charge.Sum(Yen.of(2_600), Yen.of(260), Yen.of(2_500)));
        assertThat(of(BookEntry.charged("chg_1", sum), "deposits")).isEqualTo(-2_500);
        assertThat(of(BookEntry.charged("chg_1", sum), "receivable")).isEqualTo(5_360);
        assertThat(of(BookEntry.refundDue("chg_1", Yen.of(2_500)), "deposits")).isEqualTo(2_500);
        assertThat(of(BookEntry.refunded("chg_1", Yen.of(2_500), "bank"), "bank"))
                .isEqualTo(-2_500);
    }

    @Test
    @DisplayName("R077, R079: what is kept is no sale unless the storefront says so; then its tax lies within it")
    void forfeited() {
        assertThat(of(BookEntry.forfeited("chg_1", Yen.of(2_500), 0), "tax")).isZero();
        assertThat(of(BookEntry.forfeited("chg_1", Yen.of(2_500), 10), "tax")).isEqualTo(-227);
        assertThat(of(BookEntry.forfeited("chg_1", Yen.of(2_500), 10), "forfeited"))
                .isEqualTo(-2_273);
    }

    @Test
    void anEntryThatDoesNotBalanceIsNone() {
        List<BookEntry.Line> lines = List.of(new BookEntry.Line("sales", Yen.of(1)));
        assertThatThrownBy(() -> new BookEntry("chg_1", BookEntry.Kind.CHARGED, lines))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
