package jp.noren.payment.internal.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jp.noren.kernel.Yen;
import jp.noren.payment.internal.domain.LedgerEntry;
import jp.noren.persistence.testing.EachDatabase;
import jp.noren.persistence.testing.TestDatabase;
import org.junit.jupiter.api.DisplayName;

@DisplayName("The ledger in the database")
class LedgerTest {

    @EachDatabase
    void isInsertOnlyEvenForPlainSql(TestDatabase database) {
        try (Bench bench = new Bench(database)) {
            LedgerEntry entry = LedgerEntry.charge("pay_1", "fake", Yen.of(100));
            bench.books.post("KURA", entry, bench.clock.instant());
            assertThatThrownBy(() -> database.sql().update("update payment.ledger set amount = 0"))
                    .hasMessageContaining("update payment.ledger");
            assertThatThrownBy(() -> database.sql().update("delete from payment.ledger"))
                    .hasMessageContaining("delete from payment.ledger");
            assertThat(bench.books.of("pay_1")).containsExactly(entry);
        }
    }

    @EachDatabase
    void hasASourceAndKindOnce(TestDatabase database) {
        try (Bench bench = new Bench(database)) {
            LedgerEntry entry = LedgerEntry.charge("pay_1", "fake", Yen.of(100));
            bench.books.post("KURA", entry, bench.clock.instant());
            assertThatThrownBy(() -> bench.books.post("KURA", entry, bench.clock.instant()))
                    .isInstanceOf(RuntimeException.class);
            assertThat(bench.ledger("clearing:fake")).isEqualTo(100);
        }
    }
}
