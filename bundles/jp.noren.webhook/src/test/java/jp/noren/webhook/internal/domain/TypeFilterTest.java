package jp.noren.webhook.internal.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class TypeFilterTest {

    @Test
    void namesGroupsAndTheStarAreWantedAsTheySay() {
        TypeFilter filter = new TypeFilter(List.of("order.paid", "payment.*"));

        assertThat(filter.wants("order.paid")).isTrue();
        assertThat(filter.wants("order.paid_twice")).isFalse();
        assertThat(filter.wants("order.cancelled")).isFalse();
        assertThat(filter.wants("payment.refunded")).isTrue();
        assertThat(filter.wants("payments.refunded")).isFalse();
        assertThat(new TypeFilter(List.of("*")).wants("anything.at_all")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"*", "order.paid", "order.*", "contract.plan_changed", "a.b.c"})
    void patternsAreTaken(String text) {
        assertThat(TypeFilter.isPattern(text)).isTrue();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "order.",
                ".paid",
                "Order.paid",
                "order paid",
                "*.paid",
                "order.**",
                "order*",
                "a.b.c.d",
                "order..paid"
            })
    void whatIsNoPatternIsNot(String text) {
        assertThat(TypeFilter.isPattern(text)).isFalse();
    }
}
