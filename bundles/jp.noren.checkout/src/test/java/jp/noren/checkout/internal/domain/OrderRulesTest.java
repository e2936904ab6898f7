package jp.noren.checkout.internal.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import jp.noren.kernel.Decision;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OrderRulesTest {
    private static final Shop TANA = Samples.tana();

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "-, -, -, true",
                "-, 2026-04, -, true",
                "2026-04, 2026-04, -, true",
                "2026-04, -, 2026-04, true",
                "2026-04, -, -, false",
                "2026-12, 2026-04, -, false",
                "2026-12, 2026-04, 2026-04, false",
                "2026-12, 2026-04, 2026-12, true"
            })
    @DisplayName("R105: the terms in force must be agreed to; a newer version asks again")
    void asksForTheTermsInForce(String inForce, String agreed, String now, boolean allowed) {
        assertThat(TermsRule.judge(Optional.ofNullable(inForce), agreed, now).isAllowed())
                .isEqualTo(allowed);
    }

    @ParameterizedTest
    @CsvSource({
        "NP, CORPORATE, true",
        "NP, SOLE_PROPRIETOR, true",
        "NP, INDIVIDUAL, false",
        "CARD, INDIVIDUAL, true",
        "CARD, CORPORATE, true",
        "BANK_TRANSFER, CORPORATE, false",
        "cash, CORPORATE, false"
    })
    @DisplayName("R117, R118: two methods at TANA, and NP for business only")
    void offersTheShopsMethods(String method, String kind, boolean allowed) {
        assertThat(MethodRule.judge(TANA, method, kind).isAllowed()).isEqualTo(allowed);
    }

    @Test
    @DisplayName("R118: a private individual does not see NP")
    void hidesNpFromIndividuals() {
        assertThat(MethodRule.isFor(TANA, "NP", "INDIVIDUAL")).isFalse();
        assertThat(MethodRule.isFor(TANA, "CARD", "INDIVIDUAL")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"UNIONPAY", "DISCOVER", "OTHER"})
    @DisplayName("R130: any other brand is refused")
    void refusesOtherBrands(String brand) {
        assertThat(CardRule.brand(TANA, brand).isAllowed()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 2, 3, 12, 24, -1})
    @DisplayName("R131: one payment, nothing else")
    void refusesInstalments(int instalments) {
        assertThat(CardRule.instalments(instalments).isAllowed()).isFalse();
        assertThat(CardRule.instalments(1).isAllowed()).isTrue();
    }

    @Test
    @DisplayName("Seven calendar days for a transfer, on every day of five years, over leap days and new years")
    void countsCalendarDays() {
        for (LocalDate day = LocalDate.of(2026, 1, 1); day.getYear() < 2031; day = day.plusDays(1)) {
            LocalDate last = TransferDue.payBy(day, 7);
            assertThat(last.toEpochDay() - day.toEpochDay()).isEqualTo(7);
            assertThat(TransferDue.isOver(last, last)).isFalse();
            assertThat(TransferDue.isOver(last, last.plusDays(1))).isTrue();
        }
    }

    @ParameterizedTest
    @CsvSource({"3, 500, 2, false", "3, 500, 3, true", "3, 500, 500, true", "3, 500, 501, false", "1, 1, 2, false"})
    void keepsWithinTheLimits(int min, int max, int quantity, boolean allowed) {
        assertThat(new QuantityLimits(min, max).judge(quantity).isAllowed()).isEqualTo(allowed);
    }

    @ParameterizedTest
    @CsvSource({
        "https://tana.example/thanks, true",
        "https://tana.example, true",
        "https://tana.example:8443/thanks, false",
        "http://tana.example/thanks, false",
        "https://tana.example.evil.example/, false",
        "https://evil.example/https://tana.example, false",
        "https://tana.example@evil.example/, false",
        "https://user@tana.example/, false",
        "javascript:alert(1), false",
        "//tana.example/, false"
    })
    void sendsBrowsersHomeOnly(String address, boolean allowed) {
        Decision decision = ReturnRule.judge(URI.create(address), List.of("https://tana.example"));
        assertThat(decision.isAllowed()).isEqualTo(allowed);
    }

    @Test
    void needsNoReturnAddress() {
        assertThat(ReturnRule.judge(null, List.of()).isAllowed()).isTrue();
    }

    @ParameterizedTest
    @DisplayName(
            "R120: who buys on account is known with post code, address and phone; other methods ask for none of it")
    @CsvSource({
        "150-0001, 東京都架空区1-2, 03-0000-0301, 0",
        "1500001, 東京都架空区1-2, 0300000301, 0",
        "150-001, 東京都架空区1-2, 090-0000-0301, 1",
        "150-0001, ' ', 090-0000-0301, 1",
        "150-0001, 東京都架空区1-2, 123, 1",
        ", , , 3"
    })
    void contact(String postcode, String address, String phone, int faults) {
        assertThat(ContactRule.faults(Tender.of("NP"), postcode, address, phone))
                .hasSize(faults);
        assertThat(ContactRule.faults(Tender.CARD, postcode, address, phone)).isEmpty();
    }

    @Test
    void writesNumbersForPeople() {
        assertThat(OrderNumber.of("KURA", "7k3m92qd4x")).isEqualTo("KURA-7K3M9-2QD4X");
    }
}
