package jp.noren.payment.directdebit.internal.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import jp.noren.kernel.Yen;
import jp.noren.payment.directdebit.internal.app.DirectDebitProvider.Separator;
import jp.noren.payment.spi.BuyerKind;
import jp.noren.payment.spi.DeclineReason;
import jp.noren.payment.spi.Mandate;
import jp.noren.payment.spi.NextAction;
import jp.noren.payment.spi.Outcome;
import jp.noren.payment.spi.PaymentSource;
import jp.noren.payment.spi.Requests;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DirectDebitProviderTest {
    private static final Mandate MANDATE = Collectors.mandate(42);

    private static Outcome start(PaymentSource source) {
        return Collectors.configured()
                .start(new Requests.Start(
                        "pay_1",
                        "TANA",
                        Yen.of(3300),
                        Yen.of(300),
                        new Requests.Buyer("mem_1", "タナ", "c2@example.jp", "ja", BuyerKind.CORPORATE),
                        "2026-11",
                        "タナ",
                        Set.of(),
                        source,
                        null,
                        Instant.parse("2026-12-03T01:00:20Z"),
                        null));
    }

    private static void assertRefused(Outcome outcome) {
        assertThat(outcome).isInstanceOfSatisfying(Outcome.Declined.class, declined -> assertThat(declined.reason())
                .isEqualTo(DeclineReason.REFUSED_BY_PROVIDER));
    }

    @Test
    @DisplayName("R142, R144 the bank collects it on the day; lapse of time decides nothing")
    void waitsForTheBank() {
        assertThat(start(new PaymentSource.DirectDebit(MANDATE, Collectors.DAY)))
                .isEqualTo(new Outcome.Pending("pay_1", new NextAction.Collection(Collectors.DAY), null));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-12-27", "2027-02-27", "2026-06-27"})
    @DisplayName("R142 nothing is collected on a Saturday or a Sunday")
    void noBankIsOpenAtTheWeekend(LocalDate day) {
        assertRefused(start(new PaymentSource.DirectDebit(MANDATE, day)));
    }

    @Test
    void refusesAMandateThatNoBankCouldFile() {
        Mandate kanji = new Mandate("42", "9999", "002", 1, "7654321", "山田", false);
        assertRefused(start(new PaymentSource.DirectDebit(kanji, Collectors.DAY)));
        assertRefused(start(new PaymentSource.BankTransfer()));
    }

    @Test
    void namesEachSettingThatIsMissingOrWrong() {
        assertThat(Collectors.provider(Separator.CRLF, "123456789", "山田", "99", "", "1", " ", "3", "12345678")
                        .gaps())
                .containsExactly(
                        "payment.directdebit.gap-originator-code",
                        "payment.directdebit.gap-originator-name",
                        "payment.directdebit.gap-bank-code",
                        "payment.directdebit.gap-bank-name",
                        "payment.directdebit.gap-branch-code",
                        "payment.directdebit.gap-branch-name",
                        "payment.directdebit.gap-account-type",
                        "payment.directdebit.gap-account-number");
    }
}
