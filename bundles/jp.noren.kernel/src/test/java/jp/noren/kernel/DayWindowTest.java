package jp.noren.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.BitSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DayWindowTest {

    /** All 496 windows on every day of four years, a leap year among them. */
    @Test
    void holdsBothEndsInEveryMonth() {
        for (int first = 1; first <= 31; first++) {
            for (int last = first; last <= 31; last++) {
                DayWindow window = new DayWindow(first, last);
                BitSet open = new BitSet();
                open.set(first, last + 1);
                for (LocalDate day = LocalDate.of(2025, 1, 1); day.getYear() < 2029; day = day.plusDays(1)) {
                    boolean inside = open.get(day.getDayOfMonth());
                    if (window.contains(day) != inside) {
                        throw new AssertionError(window + " on " + day);
                    }
                }
            }
        }
    }

    @Test
    void opensOnItsFirstAndClosesAfterItsLastDay() {
        DayWindow window = new DayWindow(1, 15);
        assertThat(window.contains(LocalDate.of(2026, 10, 31))).isFalse();
        assertThat(window.contains(LocalDate.of(2026, 11, 1))).isTrue();
        assertThat(window.contains(LocalDate.of(2026, 11, 15))).isTrue();
        assertThat(window.contains(LocalDate.of(2026, 11, 16))).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"0, 15", "16, 15", "1, 32", "-1, 1"})
    void refusesWhatIsNoWindow(int first, int last) {
        assertThatThrownBy(() -> new DayWindow(first, last)).isInstanceOf(IllegalArgumentException.class);
    }
}
