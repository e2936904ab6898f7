package jp.noren.checkout.internal.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import jp.noren.checkout.internal.db.SqlReach;
import jp.noren.checkout.internal.house.House;
import jp.noren.checkout.internal.house.Shelf;
import jp.noren.member.api.MemberView;
import jp.noren.payment.api.PaymentStatus;
import jp.noren.persistence.OutboxConsumer;
import jp.noren.persistence.testing.EachDatabase;
import jp.noren.persistence.testing.TestDatabase;
import jp.noren.storefront.api.SwitchReach.Reached;
import org.junit.jupiter.api.DisplayName;

class ReachSwitchesTest {
    @EachDatabase
    @DisplayName(
            "a switch touches the storefront's open orders: all for checkout, those of its method for a provider, none once they are paid")
    void counts(TestDatabase database) {
        House house = new House(database);
        house.importCsv("KURA", Shelf.KURA);
        house.members.add("KURA-I1", "KURA", MemberView.Kind.INDIVIDUAL, "ja", "2026-06");
        ReachSwitches reach = new ReachSwitches(
                new SqlReach(database.schema("checkout"), database.sql()),
                provider -> Optional.of(provider.equals("bank") ? "BANK_TRANSFER" : "CARD"));
        house.fill("KURA-I1", "NOREN-1", 1);
        Placed placed = house.placeOrder.handle(Buying.byTransfer(house.member("KURA-I1")));
        assertThat(reach.reach("KURA", "checkout")).containsExactly(new Reached("checkout.open-orders", 1));
        assertThat(reach.reach("KURA", "payment.bank")).containsExactly(new Reached("checkout.open-orders", 1));
        assertThat(reach.reach("KURA", "payment.sbps")).containsExactly(new Reached("checkout.open-orders", 0));
        assertThat(reach.reach("TANA", "checkout")).containsExactly(new Reached("checkout.open-orders", 0));
        assertThat(reach.reach("KURA", "rental")).isEmpty();
        house.payments.set(placed.order().payment().id(), PaymentStatus.SUCCEEDED, null);
        house.paymentChanged.consume(new OutboxConsumer.Event(
                "evt_1", "payment.changed", placed.order().purpose(), "{}", 1));
        assertThat(reach.reach("KURA", "checkout")).containsExactly(new Reached("checkout.open-orders", 0));
    }
}
