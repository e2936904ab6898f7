package jp.noren.checkout.internal.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import jp.noren.access.api.Caller;
import jp.noren.checkout.internal.domain.CancelReason;
import jp.noren.checkout.internal.domain.OrderStatus;
import jp.noren.checkout.internal.house.House;
import jp.noren.checkout.internal.house.Shelf;
import jp.noren.kernel.RefusedException;
import jp.noren.kernel.Slice;
import jp.noren.member.api.MemberView;
import jp.noren.payment.api.PaymentStatus;
import jp.noren.payment.spi.DeclineReason;
import jp.noren.persistence.Audience;
import jp.noren.persistence.OutboxConsumer;
import jp.noren.persistence.testing.EachDatabase;
import jp.noren.persistence.testing.TestDatabase;
import org.junit.jupiter.api.DisplayName;

/** What happens to an order after it was placed, on both databases. */
class OrderLifeTest {
    private House house;
    private Caller yuzu;

    private void open(TestDatabase database) {
        house = new House(database);
        house.importCsv("KURA", Shelf.KURA);
        house.members.add("KURA-I1", "KURA", MemberView.Kind.INDIVIDUAL, "ja", "2026-06");
        house.members.add("KURA-I2", "KURA", MemberView.Kind.INDIVIDUAL, "vi", "2026-06");
        yuzu = house.member("KURA-I1");
    }

    private Placed byTransfer() {
        house.fill("KURA-I1", "NOREN-1", 1);
        return house.placeOrder.handle(Buying.byTransfer(yuzu));
    }

    private OrderStatus status(Placed placed) {
        return house.orders.find(placed.order().id()).orElseThrow().status();
    }

    private void hear(Placed placed) {
        house.paymentChanged.consume(new OutboxConsumer.Event(
                "evt_1", "payment.changed", placed.order().purpose(), "{}", 1));
    }

    @EachDatabase
    @DisplayName("A deposit that is matched fulfils the order, once, however often it is told")
    void followsTheDeposit(TestDatabase database) {
        open(database);
        Placed placed = byTransfer();
        house.payments.set(placed.order().payment().id(), PaymentStatus.SUCCEEDED, null);
        hear(placed);
        hear(placed);
        assertThat(status(placed)).isEqualTo(OrderStatus.FULFILLED);
        assertThat(house.mails).hasSize(2);
        assertThat(house.lastMail()).contains("ご入金を確認いたしました", placed.order().number());
    }

    @EachDatabase
    @DisplayName(
            "Other companies' systems hear of each status an order comes to, in order, and of no order that nobody listens to")
    void tellsOtherSystems(TestDatabase database) {
        open(database);
        byTransfer();
        assertThat(told(database)).isEmpty();

        database.transactions().run(() -> ((Audience) database.outbox()).listens("KURA", true));
        open(database);
        Placed placed = byTransfer();
        house.payments.set(placed.order().payment().id(), PaymentStatus.SUCCEEDED, null);
        hear(placed);
        hear(placed);
        assertThat(told(database))
                .hasSize(4)
                .allMatch(body -> body.contains("\"order\":\"" + placed.order().id() + "\""))
                .allMatch(body -> body.contains("\"member\":\"KURA-I1\"") && !body.contains("@"))
                .extracting(body -> body.substring(0, body.indexOf(',')))
                .containsExactly(
                        "{\"type\":\"order.placed\"",
                        "{\"type\":\"order.awaiting_deposit\"",
                        "{\"type\":\"order.paid\"",
                        "{\"type\":\"order.fulfilled\"");
    }

    private static List<String> told(TestDatabase database) {
        return database.sql()
                .query(
                        "select payload from persistence.outbox where topic = 'event' order by seq",
                        row -> row.getString(1));
    }

    @EachDatabase
    @DisplayName(
            "R093, R095: member hears of an order in the transaction in which it is complete, once; not of one that waits")
    void tellsMemberOfWhatIsComplete(TestDatabase database) {
        open(database);
        Placed placed = byTransfer();
        assertThat(house.members.completed).isEmpty();
        house.payments.set(placed.order().payment().id(), PaymentStatus.SUCCEEDED, null);
        hear(placed);
        hear(placed);
        assertThat(house.members.completed).containsExactly("KURA KURA-I1");
    }

    @EachDatabase
    @DisplayName(
            "The last day of a transfer counts in full; at midnight after it the order is cancelled and the stock is back")
    void expiresAfterTheLastDay(TestDatabase database) throws Exception {
        open(database);
        Placed placed = byTransfer();
        house.clock.set("2026-11-17T23:59:59.999+09:00");
        house.expireTransfers.run();
        assertThat(status(placed)).isEqualTo(OrderStatus.AWAITING_DEPOSIT);
        assertThat(house.stock("KURA", "NOREN-1")).isZero();

        house.clock.set("2026-11-18T00:00:00+09:00");
        assertThat(house.expireTransfers.run()).isFalse();
        assertThat(status(placed)).isEqualTo(OrderStatus.CANCELLED);
        assertThat(house.orders.find(placed.order().id()).orElseThrow().reason())
                .isEqualTo(CancelReason.NOT_PAID_IN_TIME);
        assertThat(house.stock("KURA", "NOREN-1")).isEqualTo(1);
        assertThat(house.payments
                        .find(placed.order().payment().id())
                        .orElseThrow()
                        .status())
                .isEqualTo(PaymentStatus.EXPIRED);
        assertThat(house.lastMail()).contains("期日までにご入金を確認できなかったため");
    }

    @EachDatabase
    @DisplayName("A deposit that was matched just before wins over the expiry")
    void lateExpiryLosesAgainstTheDeposit(TestDatabase database) throws Exception {
        open(database);
        Placed placed = byTransfer();
        house.payments.set(placed.order().payment().id(), PaymentStatus.SUCCEEDED, null);
        house.clock.set("2026-11-20T00:00:00+09:00");
        house.expireTransfers.run();
        assertThat(status(placed)).isEqualTo(OrderStatus.FULFILLED);
        assertThat(house.stock("KURA", "NOREN-1")).isZero();
    }

    @EachDatabase
    @DisplayName("Should the news of a payment get lost, the sweep finds out: no order hangs")
    void sweepsWhatWasForgotten(TestDatabase database) throws Exception {
        open(database);
        house.fill("KURA-I1", "NOREN-1", 1);
        Placed placed = house.placeOrder.handle(Buying.byCard(yuzu, "unknown"));
        house.payments.set(placed.order().payment().id(), PaymentStatus.DECLINED, DeclineReason.CARD_UNUSABLE);
        house.sweepOrders.run();
        assertThat(status(placed)).isEqualTo(OrderStatus.CONFIRMING);
        house.clock.move(java.time.Duration.ofSeconds(31));
        house.sweepOrders.run();
        assertThat(status(placed)).isEqualTo(OrderStatus.CANCELLED);
        assertThat(house.stock("KURA", "NOREN-1")).isEqualTo(1);
    }

    @EachDatabase
    @DisplayName("Power lost between the order and the call: the same key goes on with the same order")
    void goesOnAfterACrash(TestDatabase database) {
        open(database);
        house.fill("KURA-I1", "NOREN-1", 1);
        PlaceOrder.Command command = Buying.byCard(yuzu, "the-key", card("crash"));
        assertThat(catchThrowable(() -> house.placeOrder.handle(command))).hasMessage("the power went out");
        assertThat(house.count("checkout.orders")).isEqualTo(1);

        Placed placed = house.placeOrder.handle(Buying.byCard(yuzu, "the-key", card("ok")));
        assertThat(placed.order().status()).isEqualTo(OrderStatus.FULFILLED);
        assertThat(house.count("checkout.orders")).isEqualTo(1);
        assertThat(house.payments.views).hasSize(1);
        assertThat(house.stock("KURA", "NOREN-1")).isZero();
    }

    @EachDatabase
    @DisplayName("Power lost and nobody comes back: the payment is given up, and so is the order")
    void givesUpWithThePayment(TestDatabase database) throws Exception {
        open(database);
        house.fill("KURA-I1", "NOREN-1", 1);
        catchThrowable(() -> house.placeOrder.handle(Buying.byCard(yuzu, "crash")));
        house.payments.set(house.payments.views.keySet().iterator().next(), PaymentStatus.CANCELLED, null);
        house.clock.move(java.time.Duration.ofMinutes(1));
        house.sweepOrders.run();
        assertThat(house.count("checkout.orders where status = 'CANCELLED' and reason = 'PAYMENT_NOT_COMPLETED'"))
                .isEqualTo(1);
        assertThat(house.stock("KURA", "NOREN-1")).isEqualTo(1);
        assertThat(house.fillCart.items(yuzu)).hasSize(1);
    }

    @EachDatabase
    @DisplayName("3-D Secure that the buyer never finishes cancels the order and says so")
    void cancelsAnUnfinishedAction(TestDatabase database) {
        open(database);
        house.fill("KURA-I1", "NOREN-1", 1);
        Placed placed = house.placeOrder.handle(Buying.byCard(yuzu, "3ds"));
        house.payments.set(placed.order().payment().id(), PaymentStatus.EXPIRED, null);
        hear(placed);
        assertThat(house.orders.find(placed.order().id()).orElseThrow().reason())
                .isEqualTo(CancelReason.ACTION_NOT_COMPLETED);
        assertThat(house.stock("KURA", "NOREN-1")).isEqualTo(1);
        assertThat(house.fillCart.items(yuzu)).hasSize(1);
    }

    @EachDatabase
    @DisplayName("Q30: what the member put into his cart meanwhile stays when the refused order's lines come back")
    void restoresTheCartBesideWhatIsThere(TestDatabase database) {
        open(database);
        house.fill("KURA-I1", "SEAL-A", 2);
        house.fill("KURA-I1", "SEAL-B", 1);
        Placed placed = house.placeOrder.handle(Buying.byCard(yuzu, "unknown"));
        house.fill("KURA-I1", "SEAL-A", 5);
        house.payments.set(placed.order().payment().id(), PaymentStatus.DECLINED, DeclineReason.OVER_LIMIT);
        hear(placed);
        assertThat(house.fillCart.items(yuzu))
                .extracting(item -> item.product().code() + " x " + item.quantity())
                .containsExactlyInAnyOrder("SEAL-A x 5", "SEAL-B x 1");
    }

    @EachDatabase
    @DisplayName("R106: the history shows one's own orders, newest first, in pages; another's order does not exist")
    void showsOnesOwnHistory(TestDatabase database) {
        open(database);
        for (int i = 0; i < 5; i++) {
            house.fill("KURA-I1", "SEAL-A", 1);
            house.placeOrder.handle(Buying.byTransfer(yuzu));
            house.clock.move(java.time.Duration.ofMinutes(1));
        }
        var all = house.readOrders.page(yuzu, new Slice(10, null, null));
        assertThat(all).hasSize(5);
        assertThat(all.get(0).placedAt()).isAfter(all.get(4).placedAt());
        var second = house.readOrders.page(yuzu, new Slice(2, all.get(1).id(), null));
        assertThat(second)
                .extracting(Orders.Summary::id)
                .containsExactly(all.get(2).id(), all.get(3).id(), all.get(4).id());
        var back = house.readOrders.page(yuzu, new Slice(2, null, all.get(3).id()));
        assertThat(back.subList(1, 3))
                .extracting(Orders.Summary::id)
                .containsExactly(all.get(1).id(), all.get(2).id());

        Caller anh = house.member("KURA-I2");
        assertThat(house.readOrders.page(anh, new Slice(10, null, null))).isEmpty();
        assertThat(house.readOrders.page(anh, new Slice(10, all.get(0).id(), null)))
                .isEmpty();
        for (String id : java.util.List.of(all.get(0).id(), "ord_unknown")) {
            RefusedException no = catchThrowableOfType(RefusedException.class, () -> house.readOrders.find(anh, id));
            assertThat(no.kind()).isEqualTo(RefusedException.Kind.NOT_FOUND);
        }
    }

    private static PlaceOrder.Card card(String token) {
        return new PlaceOrder.Card(token, "key", "VISA", 1, false);
    }
}
