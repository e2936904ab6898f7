package jp.noren.rental.internal.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("What is paid at conclusion, and what runs charge")
class ConclusionTest {
    private static final int DAY = 25;

    @Test
    @DisplayName(
            "R025 filed, started and concluded on any days: at filing, at conclusion and by the runs each month from the first on is charged once")
    void noMonthTwiceAndNoneMissed() {
        LocalDate first = LocalDate.of(2027, 12, 1);
        first.datesUntil(first.plusMonths(4)).forEach(filed -> {
            for (int lead = 1; lead <= 62; lead++) {
                LocalDate start = filed.plusDays(lead);
                for (int open = 0; open <= 70 && paysAtConclusion(filed, start); open++) {
                    once(filed, start, filed.plusDays(open));
                }
            }
        });
    }

    private static boolean paysAtConclusion(LocalDate filed, LocalDate start) {
        return !Conclusion.months(filed, start, DAY).isEmpty();
    }

    private static void once(LocalDate filed, LocalDate start, LocalDate concluded) {
        List<YearMonth> charged = new ArrayList<>(Conclusion.months(filed, start, DAY));
        charged.addAll(Conclusion.missed(start, new Conclusion.On(filed, DAY), new Conclusion.On(concluded, DAY)));
        YearMonth last = YearMonth.from(start).plusMonths(6);
        for (YearMonth month = YearMonth.from(start); !month.isAfter(last); month = month.plusMonths(1)) {
            // a run passes over a month that is charged already
            if (Conclusion.runFor(month, DAY).isAfter(concluded) && !charged.contains(month)) {
                charged.add(month);
            }
        }
        List<YearMonth> wanted = new ArrayList<>();
        for (YearMonth month = YearMonth.from(start); !month.isAfter(last); month = month.plusMonths(1)) {
            wanted.add(month);
        }
        assertThat(charged)
                .as("filed %s, starts %s, concluded %s", filed, start, concluded)
                .containsExactlyInAnyOrderElementsOf(wanted);
    }
}
