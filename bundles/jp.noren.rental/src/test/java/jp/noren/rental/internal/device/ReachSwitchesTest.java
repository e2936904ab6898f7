package jp.noren.rental.internal.device;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import jp.noren.persistence.testing.EachDatabase;
import jp.noren.persistence.testing.TestDatabase;
import jp.noren.rental.internal.app.ReachSwitches;
import jp.noren.rental.internal.db.SqlCounting;
import jp.noren.rental.internal.domain.Status;
import jp.noren.storefront.api.SwitchReach.Reached;
import org.junit.jupiter.api.DisplayName;

class ReachSwitchesTest {
    private static final String APPLIED = "2025-02-20T12:00:00+09:00";

    @EachDatabase
    @DisplayName(
            "a switch touches the storefront's running contracts: all for rental, those of its method for a provider, not those that have ended")
    void counts(TestDatabase database) {
        StockHouse house = new StockHouse(database);
        house.contract("A", "mem", "CARD", APPLIED);
        house.contract("B", "mem", "NP", APPLIED);
        house.contract("C", "mem", "CARD", APPLIED, Status.ENDED);
        ReachSwitches reach = new ReachSwitches(
                new SqlCounting(database.schema("rental"), database.sql()),
                provider -> provider.equals("sbps") ? Optional.of("CARD") : Optional.empty());
        assertThat(reach.reach("SORA", "rental")).containsExactly(new Reached("rental.running-contracts", 2));
        assertThat(reach.reach("SORA", "payment.sbps")).containsExactly(new Reached("rental.running-contracts", 1));
        assertThat(reach.reach("UMI", "rental")).containsExactly(new Reached("rental.running-contracts", 0));
        assertThat(reach.reach("SORA", "payment.unknown")).isEmpty();
        assertThat(reach.reach("SORA", "checkout")).isEmpty();
    }
}
