package jp.noren.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DecisionTest {
    private static final Decision NO = Decision.rejected("checkout.sold-out", Map.of("left", 2L));

    @Test
    void isAllowedOrNot() {
        assertThat(Decision.allowed().isAllowed()).isTrue();
        assertThat(NO.isAllowed()).isFalse();
        assertThat(Decision.rejected("a.b")).isEqualTo(new Decision.Rejected("a.b", Map.of()));
    }

    @Test
    void theFirstRejectionWinsAndTheNextRuleIsNotAsked() {
        Decision other = Decision.rejected("checkout.other");
        assertThat(Decision.allowed().and(() -> other)).isSameAs(other);
        assertThat(Decision.allowed().and(Decision::allowed).isAllowed()).isTrue();
        assertThat(NO.and(() -> {
                    throw new AssertionError("asked all the same");
                }))
                .isSameAs(NO);
    }

    @Test
    void leavesTheUseCaseWithItsCodeAndArguments() {
        assertThatCode(() -> Decision.allowed().orRefuse(RefusedException.Kind.CONFLICT))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> NO.orRefuse(RefusedException.Kind.CONFLICT))
                .isInstanceOfSatisfying(RefusedException.class, refused -> {
                    assertThat(refused.kind()).isEqualTo(RefusedException.Kind.CONFLICT);
                    assertThat(refused.code()).isEqualTo("checkout.sold-out");
                    assertThat(refused.args()).containsExactly(Map.entry("left", 2L));
                    assertThat(refused.fields()).isEmpty();
                    assertThat(refused.getStackTrace()).isEmpty();
                });
    }

    @Test
    void keepsItsOwnArguments() {
        Map<String, Object> args = new HashMap<>(Map.of("left", 2L));
        Decision.Rejected rejected = new Decision.Rejected("a.b", args);
        args.put("left", 3L);
        assertThat(rejected.args()).containsEntry("left", 2L);
        assertThatThrownBy(() -> rejected.args().put("x", 1)).isInstanceOf(UnsupportedOperationException.class);
    }
}
