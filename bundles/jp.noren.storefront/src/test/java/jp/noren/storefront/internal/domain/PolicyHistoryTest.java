package jp.noren.storefront.internal.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.noren.kernel.Decision;
import org.junit.jupiter.api.Test;

class PolicyHistoryTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 10);
    private static final LocalDate DECEMBER = LocalDate.of(2026, 12, 1);

    private final PolicyEntry april =
            new PolicyEntry("pol_1", "termsVersion", "\"2026-04\"", LocalDate.of(2026, 4, 1), DECEMBER);
    private final PolicyEntry december = new PolicyEntry("pol_2", "termsVersion", "\"2026-12\"", DECEMBER, null);

    private final PolicyHistory history = new PolicyHistory(List.of(december, april));

    @Test
    void onEachDayOneIsInForceAtMost() {
        LocalDate begin = LocalDate.of(2026, 3, 1);
        for (LocalDate day = begin; day.isBefore(begin.plusYears(3)); day = day.plusDays(1)) {
            LocalDate on = day;
            long count = history.entries().stream()
                    .filter(entry -> entry.inForce(on))
                    .count();
            assertThat(count).isEqualTo(day.isBefore(april.from()) ? 0 : 1);
        }
    }

    @Test
    void theFirstDayIsInAndTheLastIsOut() {
        assertThat(history.inForce(LocalDate.of(2026, 3, 31))).isEmpty();
        assertThat(history.inForce(LocalDate.of(2026, 4, 1))).hasValue(april);
        assertThat(history.inForce(LocalDate.of(2026, 11, 30))).hasValue(april);
        assertThat(history.inForce(DECEMBER)).hasValue(december);
        assertThat(history.openEnd()).hasValue(december);
    }

    @Test
    void nothingIsDecidedForThePast() {
        assertThat(history.canAdd(TODAY.minusDays(1), null, TODAY))
                .isEqualTo(Decision.rejected("storefront.policy-backdated", Map.of("today", TODAY)));
        PolicyHistory none = new PolicyHistory(List.of());
        assertThat(none.canAdd(TODAY.minusDays(1), null, TODAY).isAllowed()).isFalse();
        assertThat(none.canAdd(TODAY, null, TODAY).isAllowed()).isTrue();
    }

    @Test
    void nothingOverlaps() {
        Decision overlap = Decision.rejected("storefront.policy-overlaps", Map.of("from", DECEMBER));
        assertThat(history.canAdd(DECEMBER, null, TODAY)).isEqualTo(overlap);
        assertThat(history.canAdd(DECEMBER.minusDays(1), DECEMBER, TODAY).isAllowed())
                .isFalse();
        assertThat(history.canAdd(DECEMBER.plusDays(1), null, TODAY).isAllowed())
                .isTrue();
        PolicyHistory ended = new PolicyHistory(List.of(december.endingOn(DECEMBER.plusMonths(1))));
        assertThat(ended.canAdd(DECEMBER.plusMonths(1).minusDays(1), null, TODAY)
                        .isAllowed())
                .isFalse();
        assertThat(ended.canAdd(DECEMBER.plusMonths(1), null, TODAY).isAllowed())
                .isTrue();
    }

    @Test
    void anEndLiesBehindItsBeginning() {
        PolicyHistory none = new PolicyHistory(List.of());
        assertThat(none.canAdd(TODAY, TODAY, TODAY)).isEqualTo(Decision.rejected("storefront.policy-empty"));
        assertThat(none.canAdd(TODAY, TODAY.plusDays(1), TODAY).isAllowed()).isTrue();
        assertThat(none.inForce(TODAY)).isEqualTo(Optional.empty());
    }
}
