package jp.noren.billing.internal.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import jp.noren.kernel.Decision;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class AccountTest {
    private static final LocalDate TODAY = LocalDate.of(2027, 3, 1);

    private static Account account(Object... statesAndDays) {
        List<MandateStep> steps = new ArrayList<>();
        for (int i = 0; i < statesAndDays.length; i += 2) {
            steps.add(new MandateStep(
                    (MandateState) statesAndDays[i], LocalDate.parse((String) statesAndDays[i + 1]), null, "opr_1"));
        }
        return new Account("TANA", "TANA-C2", steps);
    }

    @Test
    @DisplayName("R140, R141: each step has its followers, and no other")
    void steps() {
        String ways =
                """
                NONE REQUESTED
                REQUESTED NONE FORM_SENT
                FORM_SENT NONE FORM_RECEIVED
                FORM_RECEIVED NONE BANK_REVIEW DEFECT
                BANK_REVIEW NONE ACTIVE DEFECT REJECTED
                ACTIVE NONE
                DEFECT NONE FORM_SENT
                REJECTED NONE REQUESTED
                """;
        for (String way : ways.lines().toList()) {
            List<MandateState> words =
                    List.of(way.split(" ")).stream().map(MandateState::valueOf).toList();
            Account at = words.get(0) == MandateState.NONE ? account() : account(words.get(0), "2026-11-01");
            for (MandateState next : MandateState.values()) {
                assertThat(at.mayStep(next, TODAY, TODAY).isAllowed())
                        .as(words.get(0) + " to " + next)
                        .isEqualTo(words.subList(1, words.size()).contains(next));
            }
        }
    }

    @Test
    @DisplayName("R141: a step is dated, not before the one before it and not after today")
    void dates() {
        Account sent = account(MandateState.REQUESTED, "2026-11-02", MandateState.FORM_SENT, "2026-11-09");
        assertThat(sent.mayStep(MandateState.FORM_RECEIVED, LocalDate.of(2026, 11, 9), TODAY)
                        .isAllowed())
                .isTrue();
        assertThat(sent.mayStep(MandateState.FORM_RECEIVED, TODAY, TODAY).isAllowed())
                .isTrue();
        for (LocalDate day : List.of(LocalDate.of(2026, 11, 8), TODAY.plusDays(1))) {
            assertThat(sent.mayStep(MandateState.FORM_RECEIVED, day, TODAY))
                    .isInstanceOfSatisfying(
                            Decision.Rejected.class, no -> assertThat(no.code()).isEqualTo("billing.settlement-date"));
        }
    }

    @Test
    @DisplayName("R144: the form came on 2026-11-20: expected about 2027-01-20; time alone never makes it active")
    void expects() {
        Account received = account(MandateState.FORM_SENT, "2026-11-09", MandateState.FORM_RECEIVED, "2026-11-20");
        assertThat(received.expectedStart(Terms.USUAL)).contains(LocalDate.of(2027, 1, 20));
        assertThat(received.isUnderReview(LocalDate.of(2027, 1, 20), Terms.USUAL))
                .isFalse();
        assertThat(received.isDebitedAt(LocalDate.of(2030, 1, 31))).isFalse();
    }

    @Test
    @DisplayName("R145: the bank takes longer than two months: under review, and a new form counts anew")
    void takesLonger() {
        Account waiting = account(MandateState.FORM_RECEIVED, "2026-11-20", MandateState.BANK_REVIEW, "2026-11-25");
        assertThat(waiting.isUnderReview(LocalDate.of(2027, 1, 21), Terms.USUAL))
                .isTrue();
        Account again = account(
                MandateState.FORM_RECEIVED, "2026-09-01",
                MandateState.DEFECT, "2026-11-20",
                MandateState.FORM_SENT, "2026-11-25",
                MandateState.FORM_RECEIVED, "2027-01-10");
        assertThat(again.isUnderReview(LocalDate.of(2027, 1, 21), Terms.USUAL)).isFalse();
        assertThat(again.expectedStart(Terms.USUAL)).contains(LocalDate.of(2027, 3, 10));
        assertThat(account(MandateState.DEFECT, "2026-11-20").expectedStart(Terms.USUAL))
                .isEmpty();
    }

    @Test
    @DisplayName("Q31, R148: the first closing that is debited is the first whose date is not before the activation")
    void activates() {
        for (LocalDate day = LocalDate.of(2027, 1, 1); day.getYear() < 2029; day = day.plusDays(1)) {
            Account active = account(MandateState.ACTIVE, day.toString());
            LocalDate first = active.firstClosing().orElseThrow();
            assertThat(active.isDebitedAt(first)).isTrue();
            assertThat(active.isDebitedAt(first.withDayOfMonth(1).minusDays(1))).isFalse();
            assertThat(first).isAfterOrEqualTo(day).isBefore(day.plusMonths(1).plusDays(1));
        }
        assertThat(account(MandateState.ACTIVE, "2026-11-06", MandateState.NONE, "2026-11-20")
                        .isDebitedAt(LocalDate.of(2026, 11, 30)))
                .isFalse();
    }
}
