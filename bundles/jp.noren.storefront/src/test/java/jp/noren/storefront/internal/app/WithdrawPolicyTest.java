package jp.noren.storefront.internal.app;

import static jp.noren.storefront.internal.app.StorefrontFixture.ADMIN;
import static jp.noren.storefront.internal.app.StorefrontFixture.MEMBER;
import static jp.noren.storefront.internal.app.StorefrontFixture.MIZU;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import jp.noren.access.api.Caller;
import jp.noren.kernel.RefusedException;
import jp.noren.persistence.testing.EachDatabase;
import jp.noren.persistence.testing.TestDatabase;
import org.junit.jupiter.api.DisplayName;

class WithdrawPolicyTest {
    private static final String KEY = "transferDueDays";
    private static final LocalDate DECEMBER = LocalDate.of(2026, 12, 1);
    private static final LocalDate JANUARY = LocalDate.of(2027, 1, 1);

    private static void decide(StorefrontFixture house, int value, LocalDate from) {
        house.setPolicy.handle(
                MIZU, "KURA", new PlannedPolicy.Decided(KEY, JsonTexts.read(String.valueOf(value)), from, null));
    }

    private static int on(StorefrontFixture house, LocalDate day) {
        return house.directory.policies("KURA", day).number(KEY).orElseThrow();
    }

    private static String code(StorefrontFixture house, Caller caller, LocalDate from) {
        try {
            house.withdraw.handle(caller, "KURA", KEY, from);
            return "done";
        } catch (RefusedException no) {
            return no.code();
        }
    }

    @EachDatabase
    @DisplayName(
            "Dated policies: what is taken back before its day never was; what was in force goes on, and the act is recorded")
    void takenBack(TestDatabase database) {
        StorefrontFixture house = new StorefrontFixture(database).withDemoData();
        decide(house, 10, DECEMBER);
        assertThat(on(house, DECEMBER)).isEqualTo(10);
        assertThat(code(house, MIZU, DECEMBER)).isEqualTo("done");
        assertThat(on(house, DECEMBER)).isEqualTo(7);
        assertThat(on(house, LocalDate.of(2030, 1, 1))).isEqualTo(7);
        assertThat(house.acts).hasSize(2);
        assertThat(house.acts.get(1))
                .startsWith("res_mizu KURA storefront.policy-withdrawn")
                .contains("key=transferDueDays", "value=10", "valid_from=2026-12-01");
        decide(house, 12, DECEMBER.minusDays(5));
        assertThat(on(house, DECEMBER)).isEqualTo(12);
    }

    @EachDatabase
    @DisplayName(
            "Dated policies: of two that are planned the first is taken back alone; what was before it lasts until the second begins")
    void theFirstOfTwo(TestDatabase database) {
        StorefrontFixture house = new StorefrontFixture(database).withDemoData();
        decide(house, 10, DECEMBER);
        decide(house, 14, JANUARY);
        assertThat(code(house, ADMIN, DECEMBER)).isEqualTo("done");
        assertThat(on(house, JANUARY.minusDays(1))).isEqualTo(7);
        assertThat(on(house, JANUARY)).isEqualTo(14);
        assertThat(code(house, ADMIN, JANUARY)).isEqualTo("done");
        assertThat(on(house, JANUARY)).isEqualTo(7);
    }

    @EachDatabase
    @DisplayName(
            "Dated policies: from its day on a policy stays, in Japan's time; of others, and of days without one, there is nothing to take back")
    void stays(TestDatabase database) {
        StorefrontFixture house = new StorefrontFixture(database).withDemoData();
        decide(house, 10, DECEMBER);
        house.acts.clear();
        assertThat(code(house, MIZU, DECEMBER.plusDays(1))).isEqualTo("kernel.not-found");
        assertThat(code(house, MEMBER, DECEMBER)).isEqualTo("kernel.not-found");
        house.clock.set("2026-12-01T00:00:00+09:00");
        assertThat(code(house, MIZU, DECEMBER)).isEqualTo("storefront.policy-in-force");
        assertThat(house.acts).isEmpty();
        assertThat(on(house, DECEMBER)).isEqualTo(10);
        house.clock.set("2026-11-30T23:59:59.999+09:00");
        assertThat(code(house, MIZU, DECEMBER)).isEqualTo("done");
    }
}
