package jp.noren.checkout.internal.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class OrderFlowTest {
    private static final Set<OrderStatus> OPEN = Arrays.stream(OrderStatus.values())
            .filter(OrderStatus::isOpen)
            .collect(Collectors.toCollection(() -> EnumSet.noneOf(OrderStatus.class)));

    @Test
    void knowsWhichOrdersThePaymentStillDecides() {
        assertThat(OPEN)
                .containsExactlyInAnyOrder(
                        OrderStatus.PLACED,
                        OrderStatus.CONFIRMING,
                        OrderStatus.REQUIRES_ACTION,
                        OrderStatus.AWAITING_DEPOSIT);
    }

    @ParameterizedTest
    @EnumSource(
            value = OrderStatus.class,
            names = {"PAID", "FULFILLED", "CANCELLED"})
    @DisplayName("R134: what is paid or cancelled stays so, whatever the payment says later")
    void staysAtTheEnd(OrderStatus end) {
        for (PaymentNews news : PaymentNews.values()) {
            assertThat(OrderFlow.next(end, news, true)).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "PLACED, REFUSED, CARD_NOT_APPROVED",
        "CONFIRMING, REFUSED, CARD_NOT_APPROVED",
        "REQUIRES_ACTION, REFUSED, CARD_NOT_APPROVED",
        "AWAITING_DEPOSIT, EXPIRED, NOT_PAID_IN_TIME",
        "REQUIRES_ACTION, EXPIRED, ACTION_NOT_COMPLETED",
        "PLACED, EXPIRED, ACTION_NOT_COMPLETED",
        "CONFIRMING, GIVEN_UP, PAYMENT_NOT_COMPLETED",
        "AWAITING_DEPOSIT, GIVEN_UP, PAYMENT_NOT_COMPLETED"
    })
    @DisplayName("R134: a payment that failed cancels the order, and the order says why")
    void cancels(OrderStatus now, PaymentNews news, CancelReason reason) {
        OrderFlow.Step step = OrderFlow.next(now, news, true).orElseThrow();
        assertThat(step.statuses()).containsExactly(OrderStatus.CANCELLED);
        assertThat(step.reason()).isEqualTo(reason);
        assertThat(step.cancels()).isTrue();
    }

    @Test
    void paysFromEveryOpenStatus() {
        for (OrderStatus open : OPEN) {
            assertThat(OrderFlow.next(open, PaymentNews.PAID, true)
                            .orElseThrow()
                            .statuses())
                    .containsExactly(OrderStatus.PAID, OrderStatus.FULFILLED);
            assertThat(OrderFlow.next(open, PaymentNews.PAID, false)
                            .orElseThrow()
                            .statuses())
                    .containsExactly(OrderStatus.PAID);
        }
    }

    @Test
    void doesNothingWhenTheNewsIsOld() {
        assertThat(OrderFlow.next(OrderStatus.CONFIRMING, PaymentNews.UNKNOWN, true))
                .isEmpty();
        assertThat(OrderFlow.next(OrderStatus.AWAITING_DEPOSIT, PaymentNews.DEPOSIT_AWAITED, true))
                .isEmpty();
        assertThat(OrderFlow.next(OrderStatus.REQUIRES_ACTION, PaymentNews.BUYER_MUST_ACT, true))
                .isEmpty();
        OPEN.forEach(open ->
                assertThat(OrderFlow.next(open, PaymentNews.NOTHING, true)).isEmpty());
    }

    @Test
    @DisplayName("Software is fulfilled with the payment; goods wait as paid unless the shop's policy says PAID")
    void knowsWhatRemainsToBeDone() {
        Item goods = Samples.item(Product.Kind.GOODS, 100, jp.noren.kernel.TaxRate.STANDARD, 1);
        Item plan = Samples.item(Product.Kind.PLAN, 200, jp.noren.kernel.TaxRate.STANDARD, 1);
        assertThat(Fulfilment.withPayment(List.of(plan), false)).isTrue();
        assertThat(Fulfilment.withPayment(List.of(plan, goods), false)).isFalse();
        assertThat(Fulfilment.withPayment(List.of(plan, goods), true)).isTrue();
    }
}
