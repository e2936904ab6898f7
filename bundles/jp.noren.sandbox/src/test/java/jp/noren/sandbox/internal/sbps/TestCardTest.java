package jp.noren.sandbox.internal.sbps;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TestCardTest {

    @ParameterizedTest
    @CsvSource({
        "visa-ok, V, none, , ",
        "jcb-over-limit, J, authorise, REFUSE, 10122999",
        "amex-commit-lost-after, A, commit, LOST_AFTER, ''",
        "diners-capture-late-3000, D, capture, LATE, 3000",
        "mastercard-query-garbage-half-a-character, M, query, GARBAGE, half-a-character",
        "unionpay-ok, X, none, , ",
        "visa-type-K2, V, authorise, REFUSE, 101K2999",
        "visa-3ds-code-10190999, V, 3ds, REFUSE, 10190999"
    })
    void aNameSaysWhatTheCardDoes(String name, String brand, String step, Fault.Kind kind, String argument) {
        TestCard card = TestCard.parse(name).orElseThrow();
        assertThat(card.brandCode()).isEqualTo(brand);
        assertThat(card.step()).isEqualTo(step);
        assertThat(card.fault()).isEqualTo(kind == null ? null : new Fault(kind, argument));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "visa", "visa-", "visa-nothing", "other-ok", "visa-commit", "visa-late-x", "9999999999999995"
            })
    void whatIsNoNameIsNoCard(String name) {
        assertThat(TestCard.parse(name)).isEmpty();
    }

    @Test
    void aFaultIsAtItsStepAlone() {
        TestCard card = TestCard.parse("visa-commit-lost-before").orElseThrow();
        assertThat(card.faultAt("commit", () -> 0)).isPresent();
        assertThat(card.faultAt("authorise", () -> 0)).isEmpty();
    }

    @Test
    void goesWrongAfterSoManyPayments() {
        TestCard card = TestCard.parse("visa-after-2-over-limit").orElseThrow();
        assertThat(card.faultAt("authorise", () -> 1)).isEmpty();
        assertThat(card.faultAt("authorise", () -> 2)).isPresent();
        assertThat(card.faultAt("keep", () -> 2)).isEmpty();
        assertThat(TestCard.parse("visa-after-x-over-limit")).isEmpty();
    }

    @Test
    void aCardThatWorksMaySayWhenItExpires() {
        TestCard card = TestCard.parse("visa-ok-202612").orElseThrow();
        assertThat(card.fault()).isNull();
        assertThat(card.expires()).isEqualTo("202612");
        assertThat(card.maskedNumber()).matches("\\*{12}[0-9]{4}");
        assertThat(TestCard.parse("visa-ok").orElseThrow().expires()).isEqualTo("203012");
        assertThat(TestCard.parse("visa-ok-202613")).isEmpty();
    }
}
