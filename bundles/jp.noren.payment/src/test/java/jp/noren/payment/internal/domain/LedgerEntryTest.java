package jp.noren.payment.internal.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import jp.noren.kernel.Yen;
import jp.noren.payment.internal.domain.LedgerEntry.Kind;
import jp.noren.payment.internal.domain.LedgerEntry.Line;
import org.junit.jupiter.api.Test;

class LedgerEntryTest {

    @Test
    void anEntryThatDoesNotBalanceCannotBeMade() {
        assertThatThrownBy(() -> new LedgerEntry("s", Kind.CHARGE, List.of(new Line("a", Yen.of(1)))))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new LedgerEntry("s", Kind.CHARGE, List.of()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void eachEntryOfTheHouseSumsToZero() {
        Random random = new Random(42);
        for (int i = 0; i < 500; i++) {
            Yen owed = Yen.of(1 + random.nextInt(9_999_999));
            Yen rest = Yen.of(random.nextInt(1000));
            Stream.of(
                            LedgerEntry.charge("p", "sbps", owed),
                            LedgerEntry.refund("r", "sbps", owed),
                            LedgerEntry.deposit("d", "banktransfer", owed, rest),
                            LedgerEntry.deposit("d", "banktransfer", Yen.ZERO, owed),
                            LedgerEntry.match("d", owed),
                            LedgerEntry.toSuspense("p", owed),
                            LedgerEntry.reversal("c", "banktransfer", owed, rest))
                    .forEach(entry -> assertThat(entry.lines().stream()
                                    .mapToLong(line -> line.amount().amount())
                                    .sum())
                            .isZero());
        }
    }

    @Test
    void aLineOfNothingIsLeftOut() {
        assertThat(LedgerEntry.deposit("d", "b", Yen.of(5), Yen.ZERO).lines())
                .extracting(Line::account)
                .containsExactly("bank:b", "receivable");
    }
}
