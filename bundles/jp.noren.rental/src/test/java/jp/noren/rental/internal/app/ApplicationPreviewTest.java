package jp.noren.rental.internal.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import jp.noren.access.api.Caller;
import jp.noren.billing.api.ContractCharges;
import jp.noren.kernel.Decision;
import jp.noren.kernel.Yen;
import jp.noren.payment.spi.CardBrand;
import jp.noren.payment.spi.PaymentSource;
import jp.noren.persistence.testing.TestDatabase;
import jp.noren.rental.internal.domain.Application;
import jp.noren.rental.internal.domain.Choice;
import jp.noren.rental.internal.domain.Consequence;
import jp.noren.rental.internal.domain.Japan;
import jp.noren.rental.internal.domain.MonthLines;
import jp.noren.rental.internal.domain.OnceLine;
import jp.noren.testing.database.EmbeddedDatabase;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ApplicationPreviewTest {
    private static final List<String> COURSES = List.of("NORMAL", "DEPOCOMI", "OMATOME3");
    private static final PaymentSource.CardToken CARD =
            new PaymentSource.CardToken("tok", "key", CardBrand.VISA, 1, false);

    private final RentalHouse house = new RentalHouse(TestDatabase.emptied(EmbeddedDatabase.Kind.DERBY));
    private int files;

    @Test
    @DisplayName(
            "R004, R025 preview and filing of a first and of an additional contract agree for every day of four years: the refusal, the day, the consequences, the yen")
    void everyDay() {
        house.clock.set("2024-01-01T00:00:00+09:00");
        house.stock("SR-300", 1);
        house.old("K-0001", "mem_1", "R50", "NORMAL", "2023-12-01");
        LocalDate first = LocalDate.of(2024, 1, 1);
        first.datesUntil(first.plusYears(4)).forEach(day -> {
            house.clock.set(Japan.instant(day.atTime(LocalTime.of(12, 0))));
            String course = COURSES.get(day.getDayOfMonth() % COURSES.size());
            List<LocalDate> starts = List.of(
                    day.plusDays(1), day.plusMonths(1).withDayOfMonth(1), day.plusDays(62), day, day.plusDays(63));
            LocalDate start = starts.get((int) (day.toEpochDay() % starts.size()));
            agree("mem_1", Application.Kind.ADDITIONAL, wish(course, start), null);
            agree("mem_2", Application.Kind.NEW, wish(course, start), CARD);
        });
        // three of the five starts can be chosen, by two members
        assertThat(files).isBetween(1_461 * 2 * 3 / 5 - 6, 1_461 * 2 * 3 / 5 + 6);
    }

    private static Wish wish(String course, LocalDate start) {
        Choice choice = new Choice("R50", course, List.of());
        return new Wish(Application.Kind.NEW, null, choice, Map.of(), start, "CARD");
    }

    private void agree(String member, Application.Kind kind, Wish wish, PaymentSource.CardToken card) {
        Caller caller = RentalHouse.member(member);
        PreviewWish.Preview seen = house.preview.handle(caller, wish);
        String key = "k" + member + house.clock.instant() + wish.start();
        FileWish filing = new FileWish(caller, key, wish, RentalHouse.given(seen));
        String what = member + " on " + house.clock.instant() + " for " + wish.start() + " " + wish.choice();
        Application[] filed = new Application[1];
        String code = RentalHouse.code(() -> filed[0] = house.apply.handle(new ApplyForRental.Command(filing, card)));
        if (seen.foreseen().decision() instanceof Decision.Rejected no) {
            assertThat(code).as(what).isEqualTo(no.code());
            assertThat(house.count("applications")).isZero();
            return;
        }
        assertThat(code).as(what).isEqualTo("done");
        assertThat(filed[0].kind()).as(what).isEqualTo(kind);
        assertThat(filed[0].effectiveOn())
                .as(what)
                .isEqualTo(seen.foreseen().effectiveOn().orElseThrow());
        List<Consequence> told = seen.foreseen().consequences();
        assertThat(filed[0].consequences()).as(what).isEqualTo(ConsequenceJson.write(told));
        assertThat(charged(filed[0], wish)).as(what).isEqualTo(amount(told));
        takeBack(filed[0]);
    }

    /** What is charged at conclusion; else what the run charges first. */
    private Yen charged(Application filed, Wish wish) {
        return house.billing.added.values().stream()
                .findFirst()
                .map(ApplicationPreviewTest::total)
                .orElseGet(() -> house.charged(
                        filed.contract(), YearMonth.from(wish.start()).toString()));
    }

    private static Yen total(ContractCharges.Request request) {
        return MonthLines.total(request.lines().stream()
                .map(line ->
                        new OnceLine(line.code(), line.name(), line.amount().amount(), line.taxPercent()))
                .toList());
    }

    private static Yen amount(List<Consequence> told) {
        return told.stream()
                .filter(one -> one.code().endsWith("charged-now") || one.code().endsWith("first-bill"))
                .map(one -> (Yen) one.args().get("amount"))
                .findFirst()
                .orElseThrow();
    }

    /** So that the next day finds the members and the stock as they were. */
    private void takeBack(Application filed) {
        files++;
        house.billing.added.clear();
        var sql = house.database.sql();
        sql.update("delete from rental.applications where id = ?", filed.id());
        sql.update("delete from rental.once_lines where contract = ?", filed.contract());
        sql.update("delete from rental.contracts where id = ?", filed.contract());
        sql.update("update rental.devices set state = 'IN_STOCK', contract = null");
    }
}
