package jp.noren.rental.internal.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import jp.noren.access.api.Caller;
import jp.noren.kernel.Decision;
import jp.noren.persistence.testing.TestDatabase;
import jp.noren.rental.internal.domain.Application;
import jp.noren.rental.internal.domain.Contract;
import jp.noren.rental.internal.domain.Japan;
import jp.noren.testing.database.EmbeddedDatabase;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class PreviewAgreesTest {
    private static final Caller MEMBER = RentalHouse.member("mem_1");

    @Test
    @DisplayName(
            "R057, R081, R085 preview and filing agree for every day of four years: the same refusal, or the same end and consequences")
    void everyDay() {
        RentalHouse house = new RentalHouse(TestDatabase.emptied(EmbeddedDatabase.Kind.DERBY));
        house.clock.set("2024-01-01T00:00:00+09:00");
        house.stock("SR-300", 1);
        Contract contract = house.old("K-0001", "mem_1", "R50", "NORMAL", "2023-12-01");
        LocalDate first = LocalDate.of(2024, 1, 1);
        first.datesUntil(first.plusYears(4)).forEach(day -> {
            house.clock.set(Japan.instant(day.atTime(LocalTime.of(12, 0))));
            for (Wish wish :
                    List.of(Wish.cancellation(contract.id()), Wish.planChange(contract.id(), "R100", "DEPOCOMI"))) {
                agree(house, wish, day);
            }
        });
        assertThat(house.count("applications")).isZero();
    }

    /** Files in a transaction that is taken back, so that the next day finds the contract as it was. */
    private static void agree(RentalHouse house, Wish wish, LocalDate day) {
        PreviewWish.Preview seen = house.preview.handle(MEMBER, wish);
        Approval.Given given = RentalHouse.given(seen);
        String[] outcome = new String[1];
        try {
            house.database.transactions().run(() -> {
                outcome[0] = RentalHouse.code(() -> {
                    Application filed = house.file(new FileWish(MEMBER, "k" + day, wish, given));
                    assertThat(filed.effectiveOn())
                            .isEqualTo(seen.foreseen().effectiveOn().orElseThrow());
                    assertThat(ConsequenceJson.read(filed.consequences()))
                            .hasSameSizeAs(seen.foreseen().consequences());
                });
                throw new TakenBack();
            });
        } catch (TakenBack expected) {
            String wanted = seen.foreseen().decision() instanceof Decision.Rejected no ? no.code() : "done";
            assertThat(outcome[0]).as("%s on %s", wish.kind(), day).isEqualTo(wanted);
        }
    }

    private static final class TakenBack extends RuntimeException {
        TakenBack() {
            super(null, null, false, false);
        }
    }
}
