package jp.noren.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ConditionsTest {
    @Test
    void withoutOneThereIsNoWhere() {
        Conditions none = new Conditions().equal("member", null).in("storefront", null);

        assertThat(none.where()).isEmpty();
        assertThat(none.values()).isEmpty();
    }

    @Test
    void valuesStandInTheOrderOfTheQuestionMarks() {
        Conditions some = new Conditions()
                .equal("member", "mem_1")
                .in("storefront", List.of("SORA", "HOSHI"))
                .and("(due_at > ? or due_at < ?)", 5L, 3L);

        assertThat(some.where()).isEqualTo(" where member = ? and storefront in (?, ?) and (due_at > ? or due_at < ?)");
        assertThat(some.values()).containsExactly("mem_1", "SORA", "HOSHI", 5L, 3L);
    }

    @Test
    void whoMaySeeNothingFindsNothing() {
        assertThat(new Conditions().in("storefront", List.of()).where()).isEqualTo(" where 1 = 0");
    }
}
