package jp.noren.rental.internal.domain;

import java.time.LocalDate;
import java.util.stream.Stream;

/** Every day of nine years, with three 29ths of February. */
final class EveryDay {
    static final LocalDate FIRST = LocalDate.of(2024, 1, 1);
    static final LocalDate AFTER = LocalDate.of(2033, 1, 1);

    private EveryDay() {}

    static Stream<LocalDate> all() {
        return FIRST.datesUntil(AFTER);
    }
}
