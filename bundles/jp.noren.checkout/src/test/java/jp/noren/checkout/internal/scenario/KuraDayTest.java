package jp.noren.checkout.internal.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.LocalDate;
import jp.noren.access.api.Caller;
import jp.noren.checkout.internal.app.Buying;
import jp.noren.checkout.internal.app.PlaceOrder;
import jp.noren.checkout.internal.app.Placed;
import jp.noren.checkout.internal.domain.OrderEvent;
import jp.noren.checkout.internal.domain.OrderStatus;
import jp.noren.checkout.internal.house.House;
import jp.noren.checkout.internal.house.Shelf;
import jp.noren.kernel.RefusedException;
import jp.noren.kernel.Slice;
import jp.noren.kernel.Yen;
import jp.noren.member.api.MemberView;
import jp.noren.payment.api.PaymentStatus;
import jp.noren.persistence.OutboxConsumer;
import jp.noren.persistence.testing.EachDatabase;
import jp.noren.persistence.testing.TestDatabase;
import org.junit.jupiter.api.DisplayName;

/**
 * A day at くらしの蔵, a shop of goods with a stock. Two members: Yuzu, who reads Japanese, and Anh, who reads Vietnamese.
 * The shop sells by bank transfer in advance (seven days) and by card.
 */
class KuraDayTest {

    @EachDatabase
    @DisplayName("A day at くらしの蔵")
    void aDayAtKura(TestDatabase database) throws Exception {
        House house = new House(database);
        house.clock.set("2026-11-10T09:00:00+09:00");

        // Nine o'clock: the catalogue comes in as a file.
        house.importCsv("KURA", Shelf.KURA);
        house.members.add("KURA-I1", "KURA", MemberView.Kind.INDIVIDUAL, "ja", "2026-06");
        house.members.add("KURA-I2", "KURA", MemberView.Kind.INDIVIDUAL, "vi", "2026-06");
        Caller yuzu = house.member("KURA-I1");
        Caller anh = house.member("KURA-I2");

        // Yuzu takes one sticker of each size. 345 yen, and 34 of tax: rounded once, so not 33.
        house.fill("KURA-I1", "SEAL-A", 1);
        house.fill("KURA-I1", "SEAL-B", 1);
        house.fill("KURA-I1", "SEAL-C", 1);
        Placed stickers = house.placeOrder.handle(Buying.byTransfer(yuzu));
        assertThat(stickers.order().total().net()).isEqualTo(Yen.of(345));
        assertThat(stickers.order().total().tax()).isEqualTo(Yen.of(34));
        assertThat(stickers.order().status()).isEqualTo(OrderStatus.AWAITING_DEPOSIT);
        assertThat(stickers.order().payment().payBy()).isEqualTo(LocalDate.of(2026, 11, 17));
        assertThat(house.lastMail()).contains("お振込みをお願いいたします", stickers.order().number());

        // Both want the last curtain. Anh is a moment earlier, and pays by transfer: it is held for him.
        house.fill("KURA-I1", "NOREN-1", 1);
        house.fill("KURA-I2", "NOREN-1", 1);
        Placed curtain = house.placeOrder.handle(Buying.byTransfer(anh));
        assertThat(house.lastMail()).contains("Vui lòng chuyển khoản trước hết ngày");
        RefusedException soldOut =
                catchThrowableOfType(RefusedException.class, () -> house.placeOrder.handle(Buying.byTransfer(yuzu)));
        assertThat(soldOut.code()).isEqualTo("checkout.out-of-stock");

        // The next morning the bank reports Yuzu's deposit: exactly what was asked for. The order is fulfilled.
        house.clock.set("2026-11-11T10:00:00+09:00");
        house.payments.set(stickers.order().payment().id(), PaymentStatus.SUCCEEDED, null);
        house.paymentChanged.consume(new OutboxConsumer.Event(
                "evt_1", "payment.changed", stickers.order().purpose(), "{}", 1));
        assertThat(house.readOrders.find(yuzu, stickers.order().id()).order().history())
                .extracting(OrderEvent::status)
                .containsExactly(
                        OrderStatus.PLACED, OrderStatus.AWAITING_DEPOSIT, OrderStatus.PAID, OrderStatus.FULFILLED);
        assertThat(house.lastMail()).contains("ご入金を確認いたしました");

        // Anh never pays. After the last day his order is cancelled, and the curtain hangs in the shop again.
        house.clock.set("2026-11-18T00:00:00+09:00");
        house.expireTransfers.run();
        assertThat(house.readOrders.find(anh, curtain.order().id()).order().status())
                .isEqualTo(OrderStatus.CANCELLED);
        assertThat(house.lastMail()).contains("đã bị hủy");

        // It still lies in Yuzu's cart. This time she pays by card, and at once it is hers.
        Placed hers = house.placeOrder.handle(Buying.byCard(yuzu, "ok"));
        assertThat(hers.order().status()).isEqualTo(OrderStatus.FULFILLED);
        assertThat(hers.order().total().gross()).isEqualTo(Yen.of(9474));
        assertThat(house.stock("KURA", "NOREN-1")).isZero();

        // Her history shows both orders, the newest first. Anh sees neither.
        assertThat(house.readOrders.page(yuzu, new Slice(10, null, null)))
                .extracting(summary -> summary.number())
                .containsExactly(hers.order().number(), stickers.order().number());
        RefusedException foreign = catchThrowableOfType(
                RefusedException.class,
                () -> house.readOrders.find(anh, hers.order().id()));
        assertThat(foreign.kind()).isEqualTo(RefusedException.Kind.NOT_FOUND);

        // Three instalments are not possible here.
        house.fill("KURA-I1", "SEAL-A", 1);
        PlaceOrder.Command three = Buying.byCard(yuzu, "ok", "VISA", 3);
        assertThat(catchThrowableOfType(RefusedException.class, () -> house.placeOrder.handle(three))
                        .kind()
                        .status())
                .isEqualTo(422);
    }
}
