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
    private static final OrderFlow.Way CARD_AT_ONCE = new OrderFlow.Way(Tender.CARD, true);
    private static final OrderFlow.Way NP_AT_ONCE = new OrderFlow.Way(Tender.NP, true);
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
                        OrderStatus.AWAITING_DEPOSIT,
                        OrderStatus.REVIEWING);
    }

    @ParameterizedTest
    @EnumSource(
            value = OrderStatus.class,
            names = {"ON_HOLD", "ACCEPTED", "PAID", "FULFILLED", "CANCELLED"})
    @DisplayName("R134: what is paid or cancelled stays so, whatever the payment says later")
    void staysAtTheEnd(OrderStatus end) {
        for (PaymentNews news : PaymentNews.values()) {
            assertThat(OrderFlow.next(end, news, CARD_AT_ONCE)).isEmpty();
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
        OrderFlow.Step step = OrderFlow.next(now, news, CARD_AT_ONCE).orElseThrow();
        assertThat(step.statuses()).containsExactly(OrderStatus.CANCELLED);
        assertThat(step.reason()).isEqualTo(reason);
        assertThat(step.cancels()).isTrue();
    }

    @Test
    void paysFromEveryOpenStatus() {
        for (OrderStatus open : OPEN) {
            assertThat(OrderFlow.next(open, PaymentNews.PAID, CARD_AT_ONCE)
                            .orElseThrow()
                            .statuses())
                    .containsExactly(OrderStatus.PAID, OrderStatus.FULFILLED);
            assertThat(OrderFlow.next(open, PaymentNews.PAID, new OrderFlow.Way(Tender.CARD, false))
                            .orElseThrow()
                            .statuses())
                    .containsExactly(OrderStatus.PAID);
        }
    }

    @Test
    @DisplayName("R120: on account an order is reviewed, then accepted or cancelled without the reason")
    void followsAReview() {
        assertThat(OrderFlow.next(OrderStatus.PLACED, PaymentNews.IN_REVIEW, NP_AT_ONCE)
                        .orElseThrow()
                        .statuses())
                .containsExactly(OrderStatus.REVIEWING);
        assertThat(OrderFlow.next(OrderStatus.REVIEWING, PaymentNews.PAID, NP_AT_ONCE)
                        .orElseThrow()
                        .statuses())
                .containsExactly(OrderStatus.ACCEPTED, OrderStatus.FULFILLED);
        assertThat(OrderFlow.next(OrderStatus.REVIEWING, PaymentNews.REFUSED, NP_AT_ONCE)
                        .orElseThrow())
                .isEqualTo(OrderFlow.cancelled(CancelReason.NP_NOT_ACCEPTED));
        assertThat(OrderFlow.next(OrderStatus.REVIEWING, PaymentNews.IN_REVIEW, NP_AT_ONCE))
                .isEmpty();
    }

    @Test
    @DisplayName("R190: what stands on the rent is accepted at once, and paid with the rent")
    void acceptsWhatIsSecured() {
        OrderFlow.Way rent = new OrderFlow.Way(Tender.RENT, true);
        assertThat(OrderFlow.next(OrderStatus.PLACED, PaymentNews.SECURED, rent)
                        .orElseThrow()
                        .statuses())
                .containsExactly(OrderStatus.ACCEPTED, OrderStatus.FULFILLED);
    }

    @ParameterizedTest
    @EnumSource(Tender.class)
    @DisplayName("Each method says why its order is cancelled when it is refused, and only NP is on account")
    void knowsEachMethod(Tender tender) {
        assertThat(Tender.of(tender.name())).isEqualTo(tender);
        assertThat(tender.isOnAccount()).isEqualTo(tender == Tender.NP);
        assertThat(tender.refused().restoresCart()).isTrue();
        assertThat(Tender.of("something new")).isEqualTo(Tender.OTHER);
    }

    @Test
    @DisplayName(
            "A method that a reseller's own provider brings is paid as at a wallet, and has a last day all the same")
    void takesMethodsThatNobodyKnew() {
        Tender unknown = Tender.of("ACME");

        assertThat(unknown.source()).isEqualTo(Tender.Source.WALLET);
        assertThat(unknown.hasLastDay()).isTrue();
        assertThat(Tender.ATONE.hasLastDay()).isFalse();
    }

    @Test
    void doesNothingWhenTheNewsIsOld() {
        assertThat(OrderFlow.next(OrderStatus.CONFIRMING, PaymentNews.UNKNOWN, CARD_AT_ONCE))
                .isEmpty();
        assertThat(OrderFlow.next(OrderStatus.AWAITING_DEPOSIT, PaymentNews.DEPOSIT_AWAITED, CARD_AT_ONCE))
                .isEmpty();
        assertThat(OrderFlow.next(OrderStatus.REQUIRES_ACTION, PaymentNews.BUYER_MUST_ACT, CARD_AT_ONCE))
                .isEmpty();
        OPEN.forEach(open -> assertThat(OrderFlow.next(open, PaymentNews.NOTHING, CARD_AT_ONCE))
                .isEmpty());
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
