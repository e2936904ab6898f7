package jp.noren.rental.internal.device;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalDateTime;
import jp.noren.payment.spi.CardBrand;
import jp.noren.payment.spi.PaymentSource;
import jp.noren.persistence.testing.TestDatabase;
import jp.noren.rental.internal.app.ChangePayment;
import jp.noren.rental.internal.domain.Contract;
import jp.noren.rental.internal.domain.Japan;
import jp.noren.rental.internal.domain.Zones;
import jp.noren.testing.database.EmbeddedDatabase;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Card changes around the 25th")
class CardEdgesTest {
    private final StockHouse house = new StockHouse(TestDatabase.emptied(EmbeddedDatabase.Kind.DERBY));
    private int changes;

    private String sent(String member, boolean legacy, String local) {
        house.clock.set(Japan.instant(LocalDateTime.parse(local)));
        int asked = house.cards.asked.size();
        var command = new ChangePayment.Command(
                StockHouse.member(member),
                "key-" + changes++,
                new ChangePayment.Page(legacy, null),
                "CARD",
                new PaymentSource.CardToken("tok-1111-2040-01", "key", CardBrand.VISA, 1, false));
        String code = StockHouse.refusal(() -> house.change.handle(command)).getOrDefault("code", "changed");
        int sent = house.cards.asked.size() - asked;
        assertThat(sent).as("sent to the payment company at " + local).isEqualTo(code.equals("changed") ? 1 : 0);
        return code;
    }

    @Test
    @DisplayName(
            "R026, R027, R029 on the 25th of each month, first to last millisecond, no page writes a card and nothing is sent; a millisecond before and after it is; three zones")
    void aroundTheDay() {
        house.contract("K-1", "mem", "CARD", "2025-02-20T12:00:00+09:00");
        house.contract("K-2", "old", "CARD", "2019-09-20T12:00:00+09:00");
        Contract atone = house.contract("K-3", "atone", "ATONE", "2025-02-20T12:00:00+09:00");
        Zones.inEach(() -> {
            for (LocalDate day = LocalDate.of(2027, 9, 25);
                    day.isBefore(LocalDate.of(2028, 9, 25));
                    day = day.plusMonths(1)) {
                for (String member : new String[] {"mem", "old"}) {
                    boolean legacy = member.equals("old");
                    assertThat(sent(member, legacy, day.minusDays(1) + "T23:59:59.999"))
                            .isEqualTo("changed");
                    assertThat(sent(member, legacy, day + "T00:00:00")).isEqualTo("rental.settlement-day");
                    assertThat(sent(member, legacy, day + "T23:59:59.999")).isEqualTo("rental.settlement-day");
                    assertThat(sent(member, legacy, day.plusDays(1) + "T00:00:00"))
                            .isEqualTo("changed");
                }
                assertThat(sent("atone", false, day + "T00:00:00")).isEqualTo("rental.settlement-day");
                assertThat(sent("atone", false, day + "T23:59:59.999")).isEqualTo("rental.settlement-day");
                assertThat(house.now(atone).payer().method()).isEqualTo("ATONE");
            }
        });
    }
}
