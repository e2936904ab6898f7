package jp.noren.billing.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.noren.billing.internal.domain.MandateState;
import jp.noren.billing.internal.house.Catalogues;
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

    private final Set<String> known = new Catalogues().in("en").stringPropertyNames();

    @Test
    void knowsEveryCodeThatTheSourcesName() throws IOException {
        assertThat(codes()).hasSizeGreaterThan(30).allSatisfy(code -> assertThat(
                        known.contains(code) || known.contains(code + ".subject") || ACTS.contains(code))
                .as(code)
                .isTrue());
    }

    private static Set<String> codes() throws IOException {
        try (Stream<Path> sources = Files.walk(Path.of("src/main/java"))) {
            return sources.filter(file -> file.toString().endsWith(".java"))
                    .flatMap(TextsTest::codesOf)
                    .collect(Collectors.toSet());
        }
    }

    private static Stream<String> codesOf(Path source) {
        try {
            return CODE.matcher(Files.readString(source)).results().map(found -> found.group(1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void hasWordsForEachStateOfAnAccount() {
        for (MandateState state : MandateState.values()) {
            assertThat(known).contains("billing.settlement-" + state.word().replace('_', '-'));
        }
    }
}
