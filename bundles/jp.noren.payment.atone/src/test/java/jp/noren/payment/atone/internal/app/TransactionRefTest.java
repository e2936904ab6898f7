package jp.noren.payment.atone.internal.app;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class TransactionRefTest {
    private static final TransactionRef REF = new TransactionRef("tr_" + "a".repeat(29), "tk_" + "B".repeat(33));

    @Test
    void comesBackFromItsTextAndFitsTheBooks() {
        String text = REF.text("secret-1");
        assertThat(text).hasSizeLessThanOrEqualTo(100);
        assertThat(TransactionRef.parse(text, "secret-1")).contains(REF);
    }

    @Test
    void theTokenIsSeenNowhere() {
        assertThat(REF.text("secret-1")).doesNotContain("tk_", "BBB");
        assertThat(REF.toString()).doesNotContain("tk_", "BBB");
    }

    @Test
    void anotherSecretOrAnotherIdOpensNothing() {
        String text = REF.text("secret-1");
        assertThat(TransactionRef.parse(text, "secret-2")).isEmpty();
        assertThat(TransactionRef.parse(text.replace("tr_a", "tr_b"), "secret-1"))
                .isEmpty();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "00000000000000", "tr_1", "tr_1.", ".x", "tr_1.%%%", "tr_/../x.abc", "tr_1.abc.def"})
    void whatWasNotWrittenHereIsNoReference(String text) {
        assertThat(TransactionRef.parse(text, "secret-1")).isEmpty();
    }
}
