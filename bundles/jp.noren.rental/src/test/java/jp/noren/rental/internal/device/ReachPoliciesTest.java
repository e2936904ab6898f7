package jp.noren.rental.internal.device;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import jp.noren.persistence.testing.EachDatabase;
import jp.noren.persistence.testing.TestDatabase;
import jp.noren.rental.internal.domain.Status;
import jp.noren.storefront.api.PolicyReach.Reached;
import org.junit.jupiter.api.DisplayName;

class ReachPoliciesTest {
    private static final String APPLIED = "2025-02-20T12:00:00+09:00";
    private static final LocalDate JANUARY = LocalDate.of(2027, 1, 1);

    private static void end(StockHouse house, String number, LocalDate end) {
        house.database
                .sql()
                .update("update rental.contracts set state = 'ENDING', end_on = ? where id = ?", end, "ctr_" + number);
    }

    private static void application(StockHouse house, String id, LocalDate effective, String state) {
        house.database
                .sql()
                .update(
                        "insert into rental.applications (id, application_number, storefront, member, kind, filed_at, actor,"
                                + " idempotency_key, effective_on, state, contract, consequences) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                        id,
                        id,
                        "SORA",
                        "mem",
                        "NEW",
                        0L,
                        "mem",
                        id,
                        effective,
                        state,
                        "ctr_A",
                        "[]");
    }

    @EachDatabase
    @DisplayName(
            "Dated policies: of what is filed the new value decides for all contracts that run on that day and are not ending; what was filed before keeps the old one")
    void whoIsTouched(TestDatabase database) {
        StockHouse house = new StockHouse(database);
        house.contract("A", "mem", "CARD", APPLIED);
        house.contract("B", "mem", "CARD", APPLIED);
        house.contract("C", "mem", "CARD", APPLIED, Status.ENDED);
        house.contract("D", "mem", "CARD", APPLIED);
        house.contract("E", "mem", "CARD", APPLIED, Status.SUSPENDED);
        end(house, "B", LocalDate.of(2027, 1, 31));
        end(house, "D", LocalDate.of(2026, 12, 31));
        application(house, "app_1", LocalDate.of(2027, 1, 31), "CONCLUDED");
        application(house, "app_2", LocalDate.of(2026, 12, 31), "CONCLUDED");
        application(house, "app_3", LocalDate.of(2027, 1, 31), "REFUSED");
        assertThat(house.reach.reach("SORA", "planChangeWindow", JANUARY))
                .containsExactly(new Reached("rental.contracts", 2, 1), new Reached("rental.applications", 0, 1));
        assertThat(house.reach.reach("SORA", "depositMeasuredAt", JANUARY))
                .containsExactly(new Reached("rental.contracts", 0, 3), new Reached("rental.applications", 0, 1));
        assertThat(house.reach.reach("UMI", "planChangeWindow", JANUARY))
                .containsExactly(new Reached("rental.contracts", 0, 0), new Reached("rental.applications", 0, 0));
        assertThat(house.reach.reach("SORA", "transferDueDays", JANUARY)).isEmpty();
    }
}
