package jp.noren.checkout.internal.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.YearMonth;
import java.util.List;
import jp.noren.access.api.Caller;
import jp.noren.checkout.internal.domain.CancelReason;
import jp.noren.checkout.internal.domain.OrderEvent;
import jp.noren.checkout.internal.domain.OrderStatus;
import jp.noren.checkout.internal.house.House;
import jp.noren.checkout.internal.house.Shelf;
import jp.noren.kernel.RefusedException;
import jp.noren.member.api.MemberView;
import jp.noren.payment.spi.DeclineReason;
import jp.noren.payment.spi.PaymentSource;
import jp.noren.persistence.testing.EachDatabase;
import jp.noren.persistence.testing.TestDatabase;
import org.junit.jupiter.api.DisplayName;

/** Points, rent and a wallet, at a shop whose policy names them. */
class OtherMethodsTest {
    private static final String HA = "TANA-I9";

    private House house;
    private Caller ha;

    private void open(TestDatabase database) {
        house = new House(database);
        house.importCsv("TANA", Shelf.TANA);
        house.storefronts.put("TANA", "checkoutPayments", List.of("POINTS", "RENT", "ATONE"));
        house.payments.offered.addAll(List.of("POINTS", "RENT", "ATONE"));
        house.members.add(HA, "TANA", MemberView.Kind.INDIVIDUAL, "vi", "2026-04");
        ha = house.member(HA);
        house.fill(HA, "GIJI-20", 1);
    }

    private Placed order(PlaceOrder.Method method, String answer) {
        house.payments.answers.put(method.name(), answer);
        return house.placeOrder.handle(Buying.by(ha, method));
    }

    private PaymentSource source(Placed placed) {
        return house.payments.starts.get(placed.order().id()).source();
    }

    @EachDatabase
    @DisplayName("R189: points are those of the member himself; too few cancel the order and give the cart back")
    void paysWithPoints(TestDatabase database) {
        open(database);
        Placed poor = order(new PlaceOrder.Method("POINTS", null), DeclineReason.INSUFFICIENT_POINTS.name());
        assertThat(source(poor)).isEqualTo(new PaymentSource.Points(HA));
        assertThat(poor.order().reason()).isEqualTo(CancelReason.PAYMENT_NOT_ACCEPTED);
        assertThat(house.lastMail()).contains("Không đủ điểm");
        Placed paid = order(new PlaceOrder.Method("POINTS", null), "ok");
        assertThat(paid.order().status()).isEqualTo(OrderStatus.FULFILLED);
        assertThat(paid.order().payment().payBy()).isNull();
    }

    @EachDatabase
    @DisplayName("R190, R192: what stands on the rent is accepted; a corporate lease is refused by its claimant")
    void paysWithTheRent(TestDatabase database) {
        open(database);
        PlaceOrder.Rent december = new PlaceOrder.Rent("L-0009", YearMonth.of(2026, 12));
        PlaceOrder.Method rent = new PlaceOrder.Method("RENT", null, null, december, null);
        Placed refused = order(rent, DeclineReason.NOT_FOR_THIS_LEASE.name());
        assertThat(refused.order().reason()).isEqualTo(CancelReason.PAYMENT_NOT_ACCEPTED);
        Placed accepted = order(rent, "claim");
        assertThat(source(accepted)).isEqualTo(new PaymentSource.Rent("L-0009", YearMonth.of(2026, 12)));
        assertThat(accepted.order().history().stream().map(OrderEvent::status))
                .containsExactly(OrderStatus.PLACED, OrderStatus.ACCEPTED, OrderStatus.FULFILLED);
    }

    @EachDatabase
    @DisplayName("R190: with the rent, lease and month must be named")
    void asksForTheLease(TestDatabase database) {
        open(database);
        RefusedException no = catchThrowableOfType(
                RefusedException.class,
                () -> house.placeOrder.handle(Buying.by(ha, new PlaceOrder.Method("RENT", null))));
        assertThat(no.fields())
                .extracting(RefusedException.FieldError::code)
                .containsExactly("checkout.rent-lease-missing", "checkout.rent-month-missing");
    }

    @EachDatabase
    @DisplayName("A wallet gets what its script in the browser gave, or nothing before the buyer has logged in there")
    void paysByWallet(TestDatabase database) {
        open(database);
        Placed paid = order(new PlaceOrder.Method("ATONE", null, new PlaceOrder.Wallet("usr_1"), null, null), "ok");
        assertThat(source(paid)).isEqualTo(new PaymentSource.Wallet("usr_1"));
        assertThat(paid.order().status()).isEqualTo(OrderStatus.FULFILLED);
        house.fill(HA, "GIJI-20", 1);
        Placed begun = order(new PlaceOrder.Method("ATONE", null), "3ds");
        assertThat(source(begun)).isEqualTo(new PaymentSource.Wallet(null));
        assertThat(begun.order().status()).isEqualTo(OrderStatus.REQUIRES_ACTION);
    }
}
