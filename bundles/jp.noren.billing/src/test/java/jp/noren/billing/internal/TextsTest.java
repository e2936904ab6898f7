package jp.noren.billing.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.regex.Pattern;
import jp.noren.billing.internal.domain.MandateState;
import jp.noren.capability.testing.CodesInSources;
import jp.noren.capability.testing.OwnTexts;
import org.junit.jupiter.api.Test;

/** Every code has its text. That the three languages agree is a rule of the house. */
class TextsTest {
    private static final Pattern CODE = Pattern.compile("\"(billing\\.[a-z]+-[a-z-]*[a-z])\"");
    private static final Set<String> ACTS = Set.of(
            "billing.bill-made",
            "billing.bill-issued",
            "billing.bill-paid",
            "billing.bill-overdue",
            "billing.bill-mailed-again",
            "billing.channel-chosen",
            "billing.mail-bounced",
            "billing.company-asked-again",
            "billing.debit-failed",
            "billing.debit-requested",
            "billing.debit-file-written",
            "billing.debit-results-read",
            "billing.receipt-recorded",
            "billing.credit-limit-set",
            "billing.claims-imported",
            "billing.close-months",
            "billing.issue-bills",
            "billing.follow-debits",
            "billing.mark-late",
            "billing.run-opened",
            "billing.run-stopped",
            "billing.run-resumed",
            "billing.charge-unpaid",
            "billing.contract-unpaid",
            "billing.contract-paid",
            "billing.deposit-taken-over",
            "billing.deposit-forfeited",
            "billing.deposit-refund-due",
            "billing.deposit-released",
            "billing.deposit-by-hand",
            "billing.deposit-refunded",
            "billing.settle-months",
            "billing.refund-deposits");

    private final Set<String> known = new OwnTexts("billing").in("en").stringPropertyNames();

    @Test
    void knowsEveryCodeThatTheSourcesName() {
        assertThat(CodesInSources.of(CODE)).hasSizeGreaterThan(30).allSatisfy(code -> assertThat(
                        known.contains(code) || known.contains(code + ".subject") || ACTS.contains(code))
                .as(code)
                .isTrue());
    }

    @Test
    void hasWordsForEachStateOfAnAccount() {
        for (MandateState state : MandateState.values()) {
            assertThat(known).contains("billing.settlement-" + state.word().replace('_', '-'));
        }
    }
}
