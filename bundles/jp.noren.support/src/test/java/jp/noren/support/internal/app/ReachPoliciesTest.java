package jp.noren.support.internal.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import jp.noren.persistence.testing.EachDatabase;
import jp.noren.persistence.testing.TestDatabase;
import jp.noren.rental.spi.ContractPart.Explanation;
import jp.noren.storefront.api.PolicyReach.Reached;
import jp.noren.support.internal.domain.Operation;
import jp.noren.support.internal.house.House;
import org.junit.jupiter.api.DisplayName;

class ReachPoliciesTest {
    private static final LocalDate DECEMBER = LocalDate.of(2026, 12, 1);

    @EachDatabase
    @DisplayName(
            "Dated policies: the new value decides for what is filed about all contracts with support; the wait for loss and theft stays as it was agreed (R043)")
    void whoIsTouched(TestDatabase database) {
        House house = new House(database);
        house.router("K1", "SUPPORT");
        house.router("K2", "SUPPORT");
        house.router("K3", "SUPPORT");
        house.file("K1", Operation.CHANGE, "SUPPORT_PREMIUM");
        house.file("K2", Operation.RELEASE, null);
        assertThat(house.reach.reach("SORA", "supportWindow", DECEMBER))
                .containsExactly(new Reached("support.contracts", 2, 0), new Reached("support.applications", 0, 2));
        assertThat(house.reach.reach("SORA", "premiumLossTheftStartsAfterMonths", DECEMBER))
                .containsExactly(new Reached("support.contracts", 0, 2), new Reached("support.applications", 0, 2));
        assertThat(house.reach.reach("SORA", "supportWindow", LocalDate.of(2026, 11, 30)))
                .contains(new Reached("support.contracts", 3, 0));
        assertThat(house.reach.reach("UMI", "supportWindow", DECEMBER))
                .containsExactly(new Reached("support.contracts", 0, 0), new Reached("support.applications", 0, 0));
        assertThat(house.reach.reach("SORA", "planChangeWindow", DECEMBER)).isEmpty();
    }

    @EachDatabase
    @DisplayName(
            "R040, R047: a contract's explanation names what can be filed about its support on a day, by which rule, and when")
    void explains(TestDatabase database) {
        House house = new House(database);
        var contract = house.router("K1", "SUPPORT");
        assertThat(house.part.explain(contract, LocalDate.of(2026, 11, 15)))
                .filteredOn(Explanation::allowed)
                .extracting(one -> one.operation() + " " + one.rule())
                .contains("support-release R040", "support-change-support-premium R040");
        assertThat(house.part.explain(contract, LocalDate.of(2026, 11, 16)))
                .filteredOn(one -> one.operation().equals("support-release"))
                .extracting(one -> one.allowed() + " " + one.rule() + " " + one.next())
                .containsExactly("false R040 2026-12-01");
        house.file("K1", Operation.RELEASE, null);
        assertThat(house.part.explain(contract, LocalDate.of(2026, 11, 15)))
                .filteredOn(one -> one.operation().equals("support-release"))
                .extracting(one -> one.allowed() + " " + one.rule() + " " + one.next())
                .containsExactly("false R047 null");
    }
}
