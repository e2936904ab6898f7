package jp.noren.support.internal.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import jp.noren.access.api.Role;
import jp.noren.billing.api.ChargeLine;
import jp.noren.persistence.testing.EachDatabase;
import jp.noren.persistence.testing.TestDatabase;
import jp.noren.rental.api.DeviceKind;
import jp.noren.support.internal.domain.Operation;
import jp.noren.support.internal.domain.Plan;
import jp.noren.support.internal.house.House;
import org.junit.jupiter.api.DisplayName;

class ChargesTest {
    private static long fee(House house, YearMonth month, String contract) {
        return house.charges.lines("SORA", month, List.of(contract)).getOrDefault(contract, List.of()).stream()
                .mapToLong(line -> line.amount().amount())
                .sum();
    }

    @EachDatabase
    @DisplayName(
            "R042 R046: each month 2024 to 2032 the fee of the plan valid in it: nothing before the start, SUPPORT to"
                    + " November, Premium from December, nothing after the release")
    void eachMonth(TestDatabase database) {
        House house = new House(database);
        house.storefronts.put("SORA", "supportOperationsPerContract", 2);
        house.router("K1", "SUPPORT");
        house.file("K1", Operation.CHANGE, "SUPPORT_PREMIUM");
        house.clock.set("2028-02-15T23:59:59.999+09:00");
        house.file("K1", Operation.RELEASE, null);
        for (YearMonth month = YearMonth.of(2024, 1);
                month.isBefore(YearMonth.of(2033, 1));
                month = month.plusMonths(1)) {
            long expected = month.isBefore(YearMonth.of(2025, 3)) || month.isAfter(YearMonth.of(2028, 2))
                    ? 0
                    : month.isBefore(YearMonth.of(2026, 12)) ? 300 : 500;
            assertThat(fee(house, month, "K1")).as(month.toString()).isEqualTo(expected);
        }
    }

    @EachDatabase
    @DisplayName(
            "R042: the line says what it is: code support, the plan's name, yen without tax, 10 percent; a start in"
                    + " mid-month pays the whole month")
    void line(TestDatabase database) {
        House house = new House(database);
        house.contract("K1", "SORA-I1", DeviceKind.ROUTER, "2026-12-16", "SUPPORT_PREMIUM");
        house.router("K2", null);
        Map<String, List<ChargeLine>> lines =
                house.charges.lines("SORA", YearMonth.of(2026, 12), List.of("K1", "K2", "none"));
        assertThat(lines).containsOnlyKeys("K1");
        assertThat(lines.get("K1")).singleElement().satisfies(line -> {
            assertThat(line.code()).isEqualTo("support");
            assertThat(line.name().in("ja")).isEqualTo("あんしん補償Premium");
            assertThat(line.amount().amount()).isEqualTo(500);
            assertThat(line.taxPercent()).isEqualTo(10);
        });
        assertThat(house.charges.name()).isEqualTo("support");
        assertThat(house.charges.lines("SORA", YearMonth.of(2026, 12), List.of()))
                .isEmpty();
    }

    @EachDatabase
    @DisplayName("R039: a fee planned from a day on is charged from that month on, and the months before keep theirs")
    void datedFee(TestDatabase database) {
        House house = new House(database);
        house.router("K1", "SUPPORT");
        Plan dearer = House.plan(
                "SUPPORT",
                "ROUTER",
                "あんしん補償",
                350,
                LocalDate.of(2027, 4, 1),
                House.demo().get(0).covers());
        house.imports.handle(
                new ImportSupport.Command(House.operator(Role.CONTENT), "SORA", List.of(dearer), List.of(), List.of()));
        assertThat(fee(house, YearMonth.of(2027, 3), "K1")).isEqualTo(300);
        assertThat(fee(house, YearMonth.of(2027, 4), "K1")).isEqualTo(350);
    }

    @EachDatabase
    @DisplayName("R042: 500 contracts are asked for at once, and the answer is the same when asked again")
    void page(TestDatabase database) {
        House house = new House(database);
        List<String> ids = new ArrayList<>();
        for (int n = 0; n < 500; n++) {
            String id = "K" + n;
            house.contract(id, "SORA-I1", DeviceKind.ROUTER, "2025-03-01", n % 2 == 0 ? "SUPPORT" : null);
            ids.add(id);
        }
        var lines = house.charges.lines("SORA", YearMonth.of(2026, 12), ids);
        assertThat(lines).hasSize(250).isEqualTo(house.charges.lines("SORA", YearMonth.of(2026, 12), ids));
    }
}
