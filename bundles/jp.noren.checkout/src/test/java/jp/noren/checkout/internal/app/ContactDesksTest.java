package jp.noren.checkout.internal.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import jp.noren.checkout.internal.house.FakeStorefronts;
import jp.noren.testing.MovableClock;
import jp.noren.time.BusinessCalendar;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ContactDesksTest {
    private final MovableClock clock = MovableClock.at("2026-11-10T10:00:00+09:00");
    private final FakeStorefronts storefronts = new FakeStorefronts();
    private final ContactDesks desks = new ContactDesks(clock, storefronts, new Calendar());

    ContactDesksTest() {
        storefronts.put(
                "TANA",
                "contacts",
                """
                [{"forPayment":"NP","name":{"ja":"掛け払いサポートデスク","en":"Invoice desk","vi":"Hỗ trợ"},
                  "phone":"03-0000-0001","mail":"desk@kakebarai.example","calendar":"DESK"},
                 {"forPayment":"CARD","name":{"ja":"お問い合わせフォーム","en":"Form","vi":"Mẫu"},"form":"/inquiry"}]
                """);
    }

    @Test
    @DisplayName("R149, R150: an order by NP shows the payment company's desk with phone, mail and hours")
    void showsTheDeskOfTheMethod() {
        ContactDesks.Desk np = desks.find("TANA", "NP").orElseThrow();
        assertThat(np.name().in("ja")).isEqualTo("掛け払いサポートデスク");
        assertThat(np.phone()).isEqualTo("03-0000-0001");
        assertThat(np.mail()).isEqualTo("desk@kakebarai.example");
        ContactDesks.Hours hours = np.hours().orElseThrow();
        assertThat(hours.open()).isTrue();
        assertThat(hours.next()).isEmpty();
        assertThat(hours.hours()).hasToString("10:00-17:00");
    }

    @Test
    @DisplayName("R151: outside the hours the next opening is told")
    void tellsTheNextOpening() {
        clock.set("2026-11-13T17:00:00+09:00");
        assertThat(desks.find("TANA", "NP").orElseThrow().hours().orElseThrow().next())
                .contains(Instant.parse("2026-11-16T01:00:00Z"));
    }

    @Test
    @DisplayName("R152: a card's order shows the store's inquiry form, which is always open")
    void showsTheForm() {
        ContactDesks.Desk card = desks.find("TANA", "CARD").orElseThrow();
        assertThat(card.form()).isEqualTo("/inquiry");
        assertThat(card.hours()).isEmpty();
        assertThat(desks.find("TANA", "POINTS")).isEmpty();
        assertThat(desks.find("KURA", "CARD")).isEmpty();
    }

    @Test
    @DisplayName("R151: where the holidays of a year are not known, nothing is said of the hours")
    void isSilentAboutUnknownYears() {
        clock.set("2031-01-06T12:00:00+09:00");
        assertThat(desks.find("TANA", "NP").orElseThrow().hours()).isEmpty();
    }

    private static final class Calendar implements BusinessCalendar {
        @Override
        public boolean isBusinessDay(LocalDate day) {
            if (day.getYear() > 2030) {
                throw new DateTimeException("unknown year");
            }
            return day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY;
        }

        @Override
        public LocalDate sameOrNext(LocalDate day) {
            throw new UnsupportedOperationException();
        }

        @Override
        public LocalDate sameOrPrevious(LocalDate day) {
            throw new UnsupportedOperationException();
        }

        @Override
        public LocalDate plus(LocalDate day, int n) {
            throw new UnsupportedOperationException();
        }

        @Override
        public LocalDate nthOf(YearMonth month, int n) {
            throw new UnsupportedOperationException();
        }
    }
}
