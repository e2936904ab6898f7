package jp.noren.billing.internal.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import jp.noren.access.api.Role;
import jp.noren.billing.api.DebitRequests;
import jp.noren.billing.internal.domain.Bill;
import jp.noren.billing.internal.domain.BillKind;
import jp.noren.billing.internal.domain.BillState;
import jp.noren.billing.internal.domain.MandateState;
import jp.noren.billing.internal.house.House;
import jp.noren.kernel.RefusedException;
import jp.noren.kernel.Slice;
import jp.noren.kernel.Yen;
import jp.noren.payment.api.PaymentStatus;
import jp.noren.payment.spi.Mandate;
import jp.noren.payment.spi.PaymentSource;
import jp.noren.persistence.testing.EachDatabase;
import jp.noren.persistence.testing.TestDatabase;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.DisplayName;

class DebitTest {
    private static final LocalDate DAY = LocalDate.of(2026, 12, 28);

    private static House closed(TestDatabase database) {
        House house = new House(database);
        house.limit("TANA-C2", 500_000);
        house.credit.reserve("TANA", "TANA-C2", "o1", Yen.of(217_800));
        house.activate("TANA-C2", "2026-11-06");
        house.mails.clear();
        house.claim("TANA-C2", "o1", "2026-11-02T09:40:00+09:00", 198_000);
        house.jobsAt("2026-12-01T02:00:00+09:00");
        return house;
    }

    private static House notified(TestDatabase database) {
        House house = closed(database);
        house.jobsAt("2026-12-03T06:00:00+09:00");
        return house;
    }

    private static Bill bill(House house) {
        return house.onlyBillOf("TANA-C2");
    }

    private static void refused(String code, ThrowingCallable act) {
        assertThatThrownBy(act).isInstanceOfSatisfying(RefusedException.class, no -> assertThat(no.code())
                .isEqualTo(code));
    }

    @EachDatabase
    @DisplayName(
            "R142, R143: a notice on the third business day, then a payment under the mandate for the 27th or the next business day")
    void notifiesAndDebits(TestDatabase database) {
        House house = notified(database);
        assertThat(house.company.requests).as("R146: never invoiced as well").isEmpty();
        assertThat(house.mailsTo("TANA-C2")).containsExactly("billing.mail-debit-notice");
        assertThat(house.lastMail()).contains("JPY 217800", "2026-12-28", "お振込みはなさらないでください");
        var start = house.bank.starts.get(bill(house).id());
        assertThat(start.amount()).isEqualTo(Yen.of(217_800));
        assertThat(start.tax()).isEqualTo(Yen.of(19_800));
        assertThat(start.purpose()).isEqualTo("bill:" + bill(house).id());
        assertThat(start.source()).isEqualTo(new PaymentSource.DirectDebit(House.mandate(), DAY));
        house.jobsAt("2026-12-03T06:05:00+09:00");
        assertThat(house.bank.views).hasSize(1);
        assertThat(house.mails).hasSize(1);
    }

    @EachDatabase
    @DisplayName("R142, R158: collected: paid, and the line is free at once; the same file again changes nothing")
    void collected(TestDatabase database) {
        House house = notified(database);
        house.clock.set("2026-12-28T18:00:00+09:00");
        assertThat(house.collectDebits
                        .write(House.operator(Role.BILLING), "TANA", DAY)
                        .debits())
                .isEqualTo(1);
        byte[] answer = (bill(house).id() + " COLLECTED").getBytes(StandardCharsets.US_ASCII);
        for (int i = 0; i < 2; i++) {
            house.collectDebits.read(House.operator(Role.BILLING), "TANA", DAY, answer);
        }
        assertThat(bill(house).state()).isEqualTo(BillState.PAID);
        assertThat(house.credit.find("TANA", "TANA-C2").used()).isEqualTo(Yen.ZERO);
        assertThat(house.bills.received(bill(house).id())).hasSize(1);
        house.claim("TANA-C2", "o2", "2026-12-20T12:00:00+09:00", 100);
        house.jobsAt("2027-01-06T06:00:00+09:00");
        Bill next = house.billsOf("TANA-C2").get(0);
        PaymentSource.DirectDebit second =
                (PaymentSource.DirectDebit) house.bank.starts.get(next.id()).source();
        assertThat(second.mandate().first()).as("not the first debit any more").isFalse();
        assertThat(second.collectOn()).isEqualTo("2027-01-27");
    }

    @EachDatabase
    @DisplayName(
            "R146, R147: not collected: open again as a transfer, told at once, then billed by the company; never debited again")
    void notCollected(TestDatabase database) {
        House house = notified(database);
        house.clock.set("2026-12-29T10:00:00+09:00");
        byte[] answer = (bill(house).id() + " NO_FUNDS").getBytes(StandardCharsets.US_ASCII);
        house.collectDebits.read(House.operator(Role.BILLING), "TANA", DAY, answer);
        assertThat(bill(house).kind()).isEqualTo(BillKind.TRANSFER);
        assertThat(bill(house).dates().dueOn()).isEqualTo("2027-01-31");
        house.jobsAt("2026-12-29T10:02:00+09:00");
        assertThat(bill(house).state()).isEqualTo(BillState.ISSUED);
        assertThat(house.company.requests).containsExactly("pay_o1 2026-11-02");
        assertThat(house.mailsTo("TANA-C2"))
                .containsExactly("billing.mail-debit-notice", "billing.mail-debit-failed", "billing.mail-bill");
        assertThat(house.bank.views).hasSize(1);
        assertThat(house.credit.find("TANA", "TANA-C2").used()).isEqualTo(Yen.of(217_800));
        house.receipts.handle(new RecordReceipt.Command(
                House.operator(Role.BILLING), bill(house).id(), "dep", Yen.of(217_800), LocalDate.of(2026, 12, 29)));
        assertThat(bill(house).state()).isEqualTo(BillState.PAID);
    }

    @EachDatabase
    @DisplayName("R142: news that came another way is found by looking, from the debit day on")
    void findsByLooking(TestDatabase database) {
        House house = notified(database);
        house.bank.answer(bill(house).payment(), PaymentStatus.SUCCEEDED);
        house.jobsAt("2026-12-27T12:00:00+09:00");
        assertThat(bill(house).state()).isEqualTo(BillState.ISSUED);
        house.jobsAt("2026-12-28T12:00:00+09:00");
        assertThat(bill(house).state()).isEqualTo(BillState.PAID);
    }

    @EachDatabase
    @DisplayName("R146: what is being debited cannot be paid otherwise")
    void notBoth(TestDatabase database) {
        House house = notified(database);
        refused(
                "billing.bill-is-debited",
                () -> house.receipts.handle(new RecordReceipt.Command(
                        House.operator(Role.BILLING), bill(house).id(), "dep", Yen.of(1), LocalDate.of(2026, 12, 3))));
    }

    @EachDatabase
    @DisplayName("R142: while direct debit is away or off, the debit waits and the operator sees why")
    void waits(TestDatabase database) {
        House house = closed(database);
        house.bank.away = true;
        house.jobsAt("2026-12-03T06:00:00+09:00");
        assertThat(bill(house).obstacle()).isEqualTo("billing.obstacle-debit-away");
        house.bank.away = false;
        house.bank.off = true;
        house.jobsAt("2026-12-03T06:01:00+09:00");
        assertThat(bill(house).obstacle()).isEqualTo("billing.obstacle-debit-not-offered");
        house.bank.off = false;
        house.jobsAt("2026-12-03T06:02:00+09:00");
        assertThat(bill(house).payment()).isNotNull();
        assertThat(bill(house).obstacle()).isNull();
        assertThat(house.mails).hasSize(1);
    }

    @EachDatabase
    @DisplayName(
            "R142: a debit that could not begin before its day is told again with the next day, and begins for that")
    void missedItsDay(TestDatabase database) {
        House house = closed(database);
        house.bank.away = true;
        house.jobsAt("2026-12-03T06:00:00+09:00");
        house.jobsAt("2026-12-27T06:00:00+09:00");
        assertThat(house.mails).hasSize(1);
        house.bank.away = false;
        house.jobsAt("2026-12-28T06:00:00+09:00");
        assertThat(bill(house).dates().debitOn()).isEqualTo("2027-01-27");
        assertThat(house.mails).hasSize(2);
        assertThat(((PaymentSource.DirectDebit)
                                house.bank.starts.get(bill(house).id()).source())
                        .collectOn())
                .isEqualTo("2027-01-27");
    }

    @EachDatabase
    @DisplayName("R148: a mandate that ended between closing and notice is not debited: the month becomes a transfer")
    void endedMeanwhile(TestDatabase database) {
        House house = closed(database);
        house.step("TANA-C2", MandateState.NONE, "2026-12-01");
        house.jobsAt("2026-12-03T06:00:00+09:00");
        house.jobsAt("2026-12-03T06:02:00+09:00");
        assertThat(bill(house).kind()).isEqualTo(BillKind.TRANSFER);
        assertThat(bill(house).state()).isEqualTo(BillState.ISSUED);
        assertThat(house.bank.views).isEmpty();
    }

    @EachDatabase
    @DisplayName("R136: a notice that is sent after the debit day is debited on the next one")
    void lateNotice(TestDatabase database) {
        House house = closed(database);
        house.jobsAt("2027-01-12T06:00:00+09:00");
        assertThat(bill(house).dates().debitOn()).isEqualTo("2027-01-27");
        assertThat(house.lastMail()).contains("2027-01-27");
    }

    @EachDatabase
    @DisplayName("R140: the form's category for direct debit takes an account from NONE to REQUESTED, once")
    void requested(TestDatabase database) throws Exception {
        House house = new House(database);
        for (String ticket : new String[] {"inq_1", "inq_2"}) {
            house.transactions.run(() -> database.outbox()
                    .publish(
                            DebitRequests.REQUESTED,
                            "TANA:TANA-C1",
                            "{\"ticket\":\"" + ticket + "\",\"on\":\"2026-11-02\"}"));
        }
        assertThat(database.deliver(DebitRequests.REQUESTED, house.debitRequests))
                .isEqualTo(2);
        var account =
                house.readAccounts.find(house.member("TANA-C1"), "TANA-C1").account();
        assertThat(account.steps()).singleElement().satisfies(step -> {
            assertThat(step.state()).isEqualTo(MandateState.REQUESTED);
            assertThat(step.on()).isEqualTo("2026-11-02");
            assertThat(step.note()).isEqualTo("inq_1");
        });
    }

    @EachDatabase
    @DisplayName("R139, R144: a private person cannot be debited; ACTIVE needs the account that the bank has confirmed")
    void refusesSteps(TestDatabase database) {
        House house = new House(database);
        refused("billing.settlement-not-for-member", () -> house.step("TANA-I1", MandateState.REQUESTED, "2026-11-02"));
        house.step("TANA-C1", MandateState.REQUESTED, "2026-11-02");
        refused("billing.settlement-step", () -> house.step("TANA-C1", MandateState.ACTIVE, "2026-11-02"));
        house.step("TANA-C1", MandateState.FORM_SENT, "2026-11-03");
        house.step("TANA-C1", MandateState.FORM_RECEIVED, "2026-11-05");
        house.step("TANA-C1", MandateState.BANK_REVIEW, "2026-11-06");
        for (Mandate wrong : new Mandate[] {null, new Mandate("1", "1", "1", 1, "1", "?", true)}) {
            refused(
                    "kernel.invalid-fields",
                    () -> house.stepAccount.handle(new StepAccount.Command(
                            House.operator(Role.BILLING),
                            "TANA-C1",
                            MandateState.ACTIVE,
                            LocalDate.of(2026, 11, 6),
                            null,
                            wrong)));
        }
        assertThat(house.mails).isEmpty();
        house.step("TANA-C1", MandateState.ACTIVE, "2026-11-10");
        assertThat(house.lastMail()).contains("2026-11-30締め分より引き落とします");
    }

    @EachDatabase
    @DisplayName(
            "R141, R145: each step is shown with its day; a bank that takes long is flagged on the operator's list")
    void shown(TestDatabase database) {
        House house = new House(database);
        house.step("TANA-S1", MandateState.REQUESTED, "2026-08-01");
        house.step("TANA-S1", MandateState.FORM_SENT, "2026-08-05");
        house.step("TANA-S1", MandateState.FORM_RECEIVED, "2026-09-10");
        var shown = house.readAccounts.find(house.member("TANA-S1"), "TANA-S1");
        assertThat(house.words.account(shown.account(), shown.today(), shown.terms(), "ja"))
                .contains("開始は2026-11-10頃の予定です");
        house.clock.set("2026-11-11T00:00:00+09:00");
        var later = house.readAccounts
                .page(House.operator(Role.CS), "TANA", null, new Slice(10, null, null))
                .get(0);
        assertThat(later.account().isUnderReview(later.today(), later.terms())).isTrue();
        assertThat(house.words.account(later.account(), later.today(), later.terms(), "ja"))
                .contains("審査中");
        refused("kernel.not-found", () -> house.readAccounts.find(house.member("TANA-C1"), "TANA-S1"));
    }
}
