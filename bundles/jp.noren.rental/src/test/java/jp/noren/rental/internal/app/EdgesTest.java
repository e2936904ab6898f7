package jp.noren.rental.internal.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.TimeZone;
import jp.noren.access.api.Caller;
import jp.noren.persistence.testing.TestDatabase;
import jp.noren.rental.internal.domain.Contract;
import jp.noren.rental.internal.domain.Japan;
import jp.noren.rental.internal.domain.Status;
import jp.noren.rental.internal.domain.Zones;
import jp.noren.testing.database.EmbeddedDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Forms opened at one instant and sent at another, on machines in three zones; receipt decides, in Japan's time. */
@DisplayName("Windows at their edges")
class EdgesTest {
    private static final Caller MEMBER = RentalHouse.member("mem_1");
    private static final String LAST = "T23:59:59.999";
    private static final String FIRST = "T00:00:00";

    private RentalHouse house;
    private int contracts;

    @BeforeEach
    void shop() {
        house = new RentalHouse(TestDatabase.emptied(EmbeddedDatabase.Kind.DERBY));
        house.stock("SR-300", 300);
    }

    private void at(String local) {
        house.clock.set(Japan.instant(LocalDateTime.parse(local)));
    }

    private Contract contract() {
        return house.old("K-%04d".formatted(1_000 + 2 * contracts++), "mem_1", "R50", "NORMAL", "2023-03-01");
    }

    /** Opened, and sent at the instant after it; what came of it, and when it takes effect. */
    private String sent(Contract contract, Wish wish, String opened, String received) {
        at(opened);
        var given = RentalHouse.given(house.preview.handle(MEMBER, wish));
        at(received);
        String code = RentalHouse.code(
                () -> house.file(new FileWish(MEMBER, contract.id() + opened + received, wish, given)));
        Contract now = house.now(contract);
        if (!code.equals("done")) {
            assertThat(now.status())
                    .as("%s in %s", code, TimeZone.getDefault().getID())
                    .isEqualTo(Status.ACTIVE);
        }
        return code.equals("done") ? "ends " + now.end() : code;
    }

    private String changed(String opened, String received) {
        Contract contract = contract();
        return sent(contract, Wish.planChange(contract.id(), "R100", "NORMAL"), opened, received);
    }

    private String cancelled(String opened, String received) {
        Contract contract = contract();
        return sent(contract, Wish.cancellation(contract.id()), opened, received);
    }

    @Test
    @DisplayName(
            "R057 plan change: first and last millisecond of the window of each month of a year, opened inside and sent after it, opened before and sent inside it; three zones")
    void planChange() {
        Zones.inEach(() -> {
            for (LocalDate month = LocalDate.of(2027, 9, 1);
                    month.isBefore(LocalDate.of(2028, 9, 1));
                    month = month.plusMonths(1)) {
                String end = "ends " + month.plusMonths(1).minusDays(1);
                String before = month.minusDays(1) + LAST;
                String first = month + FIRST;
                String last = month.withDayOfMonth(15) + LAST;
                String after = month.withDayOfMonth(16) + FIRST;
                assertThat(changed(before, before)).isEqualTo("rental.plan-change-window-closed");
                assertThat(changed(first, first)).isEqualTo(end);
                assertThat(changed(last, last)).isEqualTo(end);
                assertThat(changed(last, after)).isEqualTo("rental.plan-change-window-closed");
                assertThat(changed(before, first)).isEqualTo("rental.consequences-changed");
            }
        });
    }

    @Test
    @DisplayName(
            "R081 cancellation: on the 15th it ends with the month, a millisecond later with the next; a form opened on the 15th and sent on the 16th files nothing unseen; three zones")
    void cancellation() {
        Zones.inEach(() -> {
            for (LocalDate month = LocalDate.of(2027, 9, 1);
                    month.isBefore(LocalDate.of(2028, 9, 1));
                    month = month.plusMonths(1)) {
                String before = month.minusDays(1) + LAST;
                String first = month + FIRST;
                String last = month.withDayOfMonth(15) + LAST;
                String after = month.withDayOfMonth(16) + FIRST;
                String thisMonth = "ends " + month.plusMonths(1).minusDays(1);
                String nextMonth = "ends " + month.plusMonths(2).minusDays(1);
                assertThat(cancelled(before, before)).isEqualTo(thisMonth);
                assertThat(cancelled(first, first)).isEqualTo(thisMonth);
                assertThat(cancelled(before, first)).isEqualTo(thisMonth);
                assertThat(cancelled(last, last)).isEqualTo(thisMonth);
                assertThat(cancelled(after, after)).isEqualTo(nextMonth);
                assertThat(cancelled(last, after)).isEqualTo("rental.consequences-changed");
            }
        });
    }

    @Test
    @DisplayName(
            "R085 the 25th of each month, first to last millisecond: nothing is cancelled, neither with a form of the 24th; sent a millisecond after it, it is; three zones")
    void blackout() {
        Zones.inEach(() -> {
            for (LocalDate day = LocalDate.of(2027, 9, 25);
                    day.isBefore(LocalDate.of(2028, 9, 25));
                    day = day.plusMonths(1)) {
                String before = day.minusDays(1) + LAST;
                String first = day + FIRST;
                String last = day + LAST;
                String after = day.plusDays(1) + FIRST;
                String end = "ends " + day.withDayOfMonth(1).plusMonths(2).minusDays(1);
                assertThat(cancelled(before, before)).isEqualTo(end);
                assertThat(cancelled(before, first)).isEqualTo("rental.settlement-day");
                assertThat(cancelled(first, last)).isEqualTo("rental.settlement-day");
                assertThat(cancelled(last, last)).isEqualTo("rental.settlement-day");
                assertThat(cancelled(before, after)).isEqualTo(end);
                assertThat(cancelled(after, after)).isEqualTo(end);
                assertThat(cancelled(last, after)).isEqualTo("rental.consequences-changed");
            }
        });
    }
}
