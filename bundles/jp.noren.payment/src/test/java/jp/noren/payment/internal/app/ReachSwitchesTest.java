package jp.noren.payment.internal.app;

import static org.assertj.core.api.Assertions.assertThat;

import jp.noren.payment.internal.app.FakeCompany.Mood;
import jp.noren.payment.internal.app.FakeCompany.Op;
import jp.noren.payment.internal.db.SqlReach;
import jp.noren.persistence.testing.EachDatabase;
import jp.noren.persistence.testing.TestDatabase;
import jp.noren.storefront.api.SwitchReach.Reached;
import org.junit.jupiter.api.DisplayName;

class ReachSwitchesTest {
    @EachDatabase
    @DisplayName("a switch of a provider touches the storefront's payments there that have not ended, and no others")
    void counts(TestDatabase database) {
        try (Bench bench = new Bench(database)) {
            FakeCompany company = new FakeCompany("fake", "1.0.0", FakeCompany.TWO_STEP);
            bench.gates.arrives(company);
            bench.buy("paid", view -> {});
            company.in(Op.START, Mood.ASKS_BUYER);
            bench.buy("open", view -> {});
            ReachSwitches reach = new ReachSwitches(new SqlReach(database.schema("payment"), database.sql()));
            Reached noRefund = new Reached("payment.open-refunds", 0);
            assertThat(reach.reach("KURA", "payment.fake"))
                    .containsExactly(new Reached("payment.open-attempts", 1), noRefund);
            assertThat(reach.reach("TANA", "payment.fake"))
                    .containsExactly(new Reached("payment.open-attempts", 0), noRefund);
            assertThat(reach.reach("KURA", "payment.other"))
                    .containsExactly(new Reached("payment.open-attempts", 0), noRefund);
            assertThat(reach.reach("KURA", "checkout")).isEmpty();
            assertThat(new NameMethods(bench.gates.providers()).ofSwitch("payment.fake"))
                    .contains("CARD");
            assertThat(new NameMethods(bench.gates.providers()).ofSwitch("rental"))
                    .isEmpty();
        }
    }
}
