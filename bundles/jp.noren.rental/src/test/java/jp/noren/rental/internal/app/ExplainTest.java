package jp.noren.rental.internal.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import jp.noren.persistence.testing.TestDatabase;
import jp.noren.rental.internal.domain.Contract;
import jp.noren.rental.internal.domain.Explained;
import jp.noren.testing.database.EmbeddedDatabase;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Why something can be filed on a day, or cannot")
class ExplainTest {
    private final RentalHouse house = new RentalHouse(TestDatabase.emptied(EmbeddedDatabase.Kind.DERBY));

    private List<String> cards(Contract contract, String day) {
        List<Explained> all = house.show.explain(RentalHouse.member("mem_1"), contract.id(), LocalDate.parse(day));
        all.forEach(one -> assertThat(house.texts.text("vi", one.code(), one.args()))
                .isNotBlank()
                .doesNotContain("{"));
        return all.stream()
                .filter(one -> one.operation().contains("card"))
                .map(one -> one.operation() + " " + one.allowed() + " " + one.rule() + " " + one.next())
                .toList();
    }

    @Test
    @DisplayName(
            "R019, R020, R022, R027 a contract of old is sent to its own page, which is closed on the 25th; what follows a plan change belongs to the page of all")
    void ofOld() {
        house.stock("SR-300", 1);
        Contract old = house.old("K-0004", "mem_1", "R50", "NORMAL", "2019-10-01");
        assertThat(cards(old, "2026-11-24"))
                .containsExactly("card-change false R019 null", "legacy-card-change true R020 2026-11-24");
        assertThat(cards(old, "2026-11-25"))
                .containsExactly("card-change false R019 null", "legacy-card-change false R027 2026-11-26");
        var filed = house.file(RentalHouse.member("mem_1"), "k", Wish.planChange(old.id(), "R100", "NORMAL"));
        Contract next = house.contracts.find(filed.newContract()).orElseThrow();
        assertThat(cards(next, "2026-11-25"))
                .containsExactly("card-change false R026 2026-11-26", "legacy-card-change false R020 null");
    }

    @Test
    @DisplayName(
            "R027, R028, R032 from atone to card on any day but the 25th; from a method that the policy does not name, never")
    void otherMethods() {
        Contract atone = house.old("K-0003", "mem_1", "R50", "NORMAL", "2025-03-01", "ATONE");
        assertThat(cards(atone, "2026-11-24").get(0)).isEqualTo("to-card true R028 2026-11-24");
        assertThat(cards(atone, "2026-11-25").get(0)).isEqualTo("to-card false R027 2026-11-26");
        Contract invoice = house.old("K-0007", "mem_1", "R50", "NORMAL", "2025-03-01", "NP");
        assertThat(cards(invoice, "2026-11-24").get(0)).isEqualTo("to-card false R032 null");
    }
}
