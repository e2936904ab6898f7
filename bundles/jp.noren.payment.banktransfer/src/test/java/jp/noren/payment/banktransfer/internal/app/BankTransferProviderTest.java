package jp.noren.payment.banktransfer.internal.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import java.util.TimeZone;
import jp.noren.kernel.Yen;
import jp.noren.payment.spi.BuyerKind;
import jp.noren.payment.spi.DeclineReason;
import jp.noren.payment.spi.NextAction;
import jp.noren.payment.spi.Outcome;
import jp.noren.payment.spi.PaymentSource;
import jp.noren.payment.spi.Requests;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BankTransferProviderTest {
    private final TimeZone zone = TimeZone.getDefault();

    @AfterEach
    void restoreZone() {
        TimeZone.setDefault(zone);
    }

    private static Requests.Start start(String key, LocalDate payBy) {
        return new Requests.Start(
                key,
                "KURA",
                Yen.of(379),
                Yen.of(34),
                new Requests.Buyer("mem_1", "山田 太郎", "taro@example.jp", "ja", BuyerKind.INDIVIDUAL),
                "印章",
                "クラシノクラ",
                Set.of(),
                new PaymentSource.BankTransfer(),
                null,
                Instant.parse("2026-11-10T01:00:20Z"),
                payBy);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Asia/Tokyo", "UTC", "Pacific/Kiritimati", "Pacific/Pago_Pago"})
    void tellsTheBuyerWhereToPayUntilTheLastDayHasEndedInJapan(String machineZone) {
        TimeZone.setDefault(TimeZone.getTimeZone(machineZone));
        LocalDate payBy = LocalDate.of(2026, 11, 17);
        Outcome.Pending pending = (Outcome.Pending) Accounts.configured().start(start("pay_1", payBy));
        assertThat(pending.expiresAt()).isEqualTo("2026-11-17T15:00:00Z");
        assertThat(pending.action())
                .isEqualTo(new NextAction.Transfer(
                        "のれん銀行", "本店(001)", "普通", "1234567", "ノレン(ド", pending.actionRef(), Yen.of(379), payBy));
    }

    @Test
    void givesEachPaymentItsOwnReference() {
        LocalDate payBy = LocalDate.of(2026, 11, 17);
        Outcome.Pending one = (Outcome.Pending) Accounts.configured().start(start("pay_1", payBy));
        Outcome.Pending two = (Outcome.Pending) Accounts.configured().start(start("pay_2", payBy));
        assertThat(one.actionRef()).isNotEqualTo(two.actionRef());
    }

    @Test
    void refusesATransferWithoutALastDay() {
        assertThat(Accounts.configured().start(start("pay_1", null)))
                .isInstanceOfSatisfying(Outcome.Declined.class, declined -> assertThat(declined.reason())
                        .isEqualTo(DeclineReason.REFUSED_BY_PROVIDER));
    }

    @Test
    void namesEachSettingThatIsMissing() {
        assertThat(Accounts.provider("B", " ", "普通", "", "H").gaps())
                .containsExactly("payment.banktransfer.gap-branch", "payment.banktransfer.gap-account-number");
    }
}
