package jp.noren.checkout.internal.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeskHoursTest {
    private static final Set<LocalDate> HOLIDAYS = Set.of(
            LocalDate.of(2026, 11, 23),
            LocalDate.of(2026, 12, 31),
            LocalDate.of(2027, 1, 1),
            LocalDate.of(2027, 1, 2),
            LocalDate.of(2027, 1, 3));
    private static final Predicate<LocalDate> BANK_DAY = day -> day.getDayOfWeek() != DayOfWeek.SATURDAY
            && day.getDayOfWeek() != DayOfWeek.SUNDAY
            && !HOLIDAYS.contains(day);

    @ParameterizedTest
    @CsvSource({
        "2026-11-20T09:59:59, false",
        "2026-11-20T10:00:00, true",
        "2026-11-20T16:59:59, true",
        "2026-11-20T17:00:00, false",
        "2026-11-21T12:00:00, false",
        "2026-11-23T12:00:00, false",
        "2026-12-28T12:00:00, true",
        "2026-12-29T12:00:00, false",
        "2026-12-30T12:00:00, false"
    })
    @DisplayName("R151: open from 10:00:00 until before 17:00:00 on working days; the desk closes from 29 December")
    void isOpenOnWorkingDays(LocalDateTime now, boolean open) {
        assertThat(DeskHours.USUAL.isOpen(now, BANK_DAY)).isEqualTo(open);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-19T17:00:00, 2026-11-20T10:00:00",
        "2026-11-20T17:00:00, 2026-11-24T10:00:00",
        "2026-11-13T17:00:00, 2026-11-16T10:00:00",
        "2026-11-16T08:00:00, 2026-11-16T10:00:00",
        "2026-12-28T17:00:00, 2027-01-04T10:00:00"
    })
    @DisplayName("R151: after Friday comes Monday, and after a holiday the day after it")
    void saysWhenItOpensNext(LocalDateTime now, LocalDateTime next) {
        assertThat(DeskHours.USUAL.nextOpening(now, BANK_DAY)).isEqualTo(next);
    }
}
