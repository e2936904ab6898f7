package jp.noren.billing.internal.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jp.noren.billing.internal.domain.Bill;
import jp.noren.billing.internal.domain.BillKind;
import jp.noren.billing.internal.domain.BillState;
import jp.noren.billing.internal.domain.MandateState;
import jp.noren.billing.internal.house.House;
import jp.noren.kernel.RefusedException;
import jp.noren.kernel.Yen;
import jp.noren.persistence.testing.EachDatabase;
import jp.noren.persistence.testing.TestDatabase;
import org.junit.jupiter.api.DisplayName;

/** The month of TANA in the demo data, on the clock that tests move. */
class TanaMonthTest {

    /** Orders T-2026-0001 to 0003 and the way of both accounts, as in the demo data. */
    private static House tana(TestDatabase database) {
        House house = new House(database);
        house.limit("TANA-C1", 300_000);
        house.limit("TANA-C2", 500_000);
        house.limit("TANA-S1", 99_000);
        house.claim(
                "TANA-C1",
                "T-2026-0001",
                "2026-10-05T11:00:00+09:00",
                House.line("ツナグ帳 スタンダード", 20, 1_800, 10),
                House.line("いんかん便 ビジネス", 1, 9_800, 10));
        house.claim(
                "TANA-C1",
                "T-2026-0002",
                "2026-11-05T15:20:00+09:00",
                House.line("まどぐち丸 チーム", 40, 2_500, 10),
                House.line("まなび舎LMS 100名まで", 1, 24_000, 10));
        house.claim("TANA-C2", "T-2026-0003", "2026-11-02T09:40:00+09:00", House.line("きろくの番人 年間", 1, 198_000, 10));
        house.activate("TANA-C2", "2026-11-06");
        house.step("TANA-C1", MandateState.REQUESTED, "2026-11-02");
        house.step("TANA-C1", MandateState.FORM_SENT, "2026-11-09");
        house.mails.clear();
        return house;
    }

    @EachDatabase
    @DisplayName("SC25 (R118): TANA-I1, a private person, has no way to buy on account, not even by force")
    void sc25(TestDatabase database) {
        House house = tana(database);
        assertThat(house.credit.reserve("TANA", "TANA-I1", "forged", Yen.of(1))).isFalse();
        assertThatThrownBy(() -> house.limit("TANA-I1", 99_000)).isInstanceOf(RefusedException.class);
        assertThatThrownBy(() -> house.step("TANA-I1", MandateState.REQUESTED, "2026-11-10"))
                .isInstanceOf(RefusedException.class);
        assertThat(house.credit.find("TANA", "TANA-I1").limit()).isEqualTo(Yen.ZERO);
    }

    @EachDatabase
    @DisplayName(
            "SC28 (R122, R123, R126, R142, R143, R148): 2026-12-03: TANA-C1's bill due 12-31; TANA-C2's notice, debit 12-28")
    void sc28(TestDatabase database) {
        House house = tana(database);
        house.jobsAt("2026-11-05T06:00:00+09:00");
        Bill october = house.onlyBillOf("TANA-C1");
        assertThat(october.dates().issueOn()).isEqualTo("2026-11-05");
        assertThat(october.dates().dueOn()).isEqualTo("2026-11-30");
        assertThat(october.total()).isEqualTo(Yen.of(50_380));
        house.jobsAt("2026-12-01T01:00:00+09:00");
        house.jobsAt("2026-12-02T23:59:00+09:00");
        assertThat(house.mailsTo("TANA-C2")).isEmpty();

        house.jobsAt("2026-12-03T06:00:00+09:00");
        Bill november = house.billsOf("TANA-C1").get(0);
        assertThat(november.kind()).isEqualTo(BillKind.TRANSFER);
        assertThat(november.state()).isEqualTo(BillState.ISSUED);
        assertThat(november.total()).isEqualTo(Yen.of(136_400));
        assertThat(november.dates().dueOn()).isEqualTo("2026-12-31");
        Bill debit = house.onlyBillOf("TANA-C2");
        assertThat(debit.kind()).isEqualTo(BillKind.DEBIT);
        assertThat(debit.total()).isEqualTo(Yen.of(217_800));
        assertThat(debit.dates().debitOn()).isEqualTo("2026-12-28");
        assertThat(house.mailsTo("TANA-C1"))
                .as("October was due on 11-30 and not paid")
                .containsExactly("billing.mail-bill", "billing.mail-overdue", "billing.mail-bill");
        assertThat(house.mailsTo("TANA-C2")).containsExactly("billing.mail-debit-notice");
        assertThat(house.company.requests)
                .as("TANA-C2 is never invoiced")
                .containsExactly("pay_T-2026-0001 2026-10-05", "pay_T-2026-0002 2026-11-05");
    }
}
