package jp.noren.billing.internal.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import jp.noren.access.api.Role;
import jp.noren.billing.internal.domain.Bill;
import jp.noren.billing.internal.domain.BillState;
import jp.noren.billing.internal.house.House;
import jp.noren.kernel.RefusedException;
import jp.noren.kernel.Slice;
import jp.noren.kernel.Yen;
import jp.noren.payment.spi.Bills;
import jp.noren.persistence.Audience;
import jp.noren.persistence.testing.EachDatabase;
import jp.noren.persistence.testing.TestDatabase;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.DisplayName;

class BillLifeTest {
    private static House closed(TestDatabase database) {
        House house = new House(database);
        house.limit("TANA-C1", 300_000);
        house.credit.reserve("TANA", "TANA-C1", "o1", Yen.of(136_400));
        house.claim("TANA-C1", "o1", "2026-11-05T15:20:00+09:00", 124_000);
        house.jobsAt("2026-12-01T02:00:00+09:00");
        return house;
    }

    private static House issued(TestDatabase database) {
        House house = closed(database);
        house.jobsAt("2026-12-03T06:00:00+09:00");
        return house;
    }

    private static Bill bill(House house) {
        return house.onlyBillOf("TANA-C1");
    }

    private static Bill pay(House house, String reference, long yen) {
        return house.receipts.handle(new RecordReceipt.Command(
                House.operator(Role.BILLING), bill(house).id(), reference, Yen.of(yen), LocalDate.of(2026, 12, 3)));
    }

    private static void refused(String code, ThrowingCallable act) {
        assertThatThrownBy(act).isInstanceOfSatisfying(RefusedException.class, no -> assertThat(no.code())
                .isEqualTo(code));
    }

    @EachDatabase
    @DisplayName("Other companies' systems hear that a bill was issued, partly paid and paid")
    void tellsOtherSystems(TestDatabase database) {
        database.transactions().run(() -> ((Audience) database.outbox()).listens("TANA", true));
        House house = issued(database);
        pay(house, "r1", 100_000);
        pay(house, "r2", 36_400);

        assertThat(database.sql()
                        .query(
                                "select payload from persistence.outbox where topic = 'event' order by seq",
                                row -> row.getString(1)))
                .allMatch(body -> body.contains(bill(house).id()) && body.contains("\"total\":136400"))
                .extracting(body -> body.substring(0, body.indexOf(',')))
                .containsExactly(
                        "{\"type\":\"bill.issued\"", "{\"type\":\"bill.partly_paid\"", "{\"type\":\"bill.paid\"");
    }

    @EachDatabase
    @DisplayName(
            "R125, R126: the company is asked at the closing, with the day of fulfilment; its document is stored as it made it")
    void asksAndStores(TestDatabase database) {
        House house = closed(database);
        assertThat(house.company.requests).containsExactly("pay_o1 2026-11-05");
        house.jobsAt("2026-12-02T23:59:00+09:00");
        assertThat(bill(house).state()).isEqualTo(BillState.CLOSED);
        assertThat(house.mails).isEmpty();
        house.jobsAt("2026-12-03T00:00:00+09:00");
        assertThat(bill(house).state()).isEqualTo(BillState.ISSUED);
        assertThat(house.company.requests).as("asked once").hasSize(1);
        Bills.Document document =
                house.readBills.document(house.member("TANA-C1"), bill(house).id(), null);
        assertThat(document.reference()).isEqualTo("NP-pay_o1");
        assertThat(new String(document.content())).isEqualTo("%PDF pay_o1");
        assertThat(document.mediaType()).isEqualTo("application/pdf");
    }

    @EachDatabase
    @DisplayName("R124, R125, R127, R128, R137: the mail goes to the registered address in the member's language")
    void mails(TestDatabase database) {
        House house = issued(database);
        assertThat(house.mails).singleElement().satisfies(mail -> {
            assertThat(mail.to()).isEqualTo("keiri@asahi-b.example");
            assertThat(mail.template()).isEqualTo("billing.mail-bill");
        });
        assertThat(house.lastMail())
                .contains(
                        "株式会社あさひ物流 様",
                        "JPY 136400",
                        "2026-12-31",
                        "かけばらい銀行 本店 普通 7654321",
                        "振込手数料はお客様のご負担",
                        "発行者:決済会社");
        house.storefronts.put("TANA", "billIssuer", "NP掛け払い運営会社");
        house.redo.mail(House.operator(Role.BILLING), bill(house).id());
        assertThat(house.mails).hasSize(2);
        assertThat(house.lastMail()).contains("発行者:NP掛け払い運営会社");
    }

    @EachDatabase
    @DisplayName(
            "R125: as long as the company does not answer, refuses, or has no document, nothing is sent, and the operator sees why")
    void waitsForTheCompany(TestDatabase database) {
        House house = new House(database);
        house.claim("TANA-C1", "o1", "2026-11-05T15:20:00+09:00", 1_000);
        house.company.silent = true;
        house.jobsAt("2026-12-03T06:00:00+09:00");
        assertThat(bill(house).obstacle()).isEqualTo("billing.obstacle-no-answer");
        house.company.silent = false;
        house.company.refused.add("pay_o1");
        house.jobsAt("2026-12-03T06:01:00+09:00");
        assertThat(bill(house).obstacle()).isEqualTo("billing.obstacle-refused");
        house.jobsAt("2026-12-03T06:02:00+09:00");
        assertThat(house.company.requests)
                .as("a refusal is not asked again by itself")
                .hasSize(2);
        assertThat(house.readBills.page(
                        House.operator(Role.BILLING),
                        new ReadBills.Filter("TANA", null, null, true),
                        new Slice(10, null, null)))
                .hasSize(1);
        house.company.refused.clear();
        house.company.printed = false;
        house.redo.ask(House.operator(Role.BILLING), bill(house).id());
        house.jobsAt("2026-12-03T06:03:00+09:00");
        assertThat(bill(house).obstacle()).isEqualTo("billing.obstacle-no-document");
        assertThat(house.mails).isEmpty();
        house.company.printed = true;
        house.jobsAt("2026-12-03T06:04:00+09:00");
        assertThat(bill(house).state()).isEqualTo(BillState.ISSUED);
        assertThat(bill(house).obstacle()).isNull();
        assertThat(house.mails).hasSize(1);
    }

    @EachDatabase
    @DisplayName("R136: a clock that was set back does not keep a bill waiting")
    void clockSetBack(TestDatabase database) {
        House house = closed(database);
        house.company.printed = false;
        house.jobsAt("2027-03-03T06:00:00+09:00");
        house.company.printed = true;
        house.jobsAt("2026-12-03T06:00:00+09:00");
        assertThat(bill(house).state()).isEqualTo(BillState.ISSUED);
    }

    @EachDatabase
    @DisplayName("R124: short by the transfer fee: partly paid, the remainder is open; the same deposit counts once")
    void partlyPaid(TestDatabase database) {
        House house = issued(database);
        assertThat(pay(house, "dep-1", 135_740).state()).isEqualTo(BillState.PARTIALLY_PAID);
        assertThat(pay(house, "dep-1", 135_740).open()).isEqualTo(Yen.of(660));
        assertThat(house.credit.find("TANA", "TANA-C1").used()).isEqualTo(Yen.of(136_400));
        refused("billing.receipt-too-much", () -> pay(house, "dep-2", 661));
        assertThat(house.bills.received(bill(house).id())).hasSize(1);
        assertThat(pay(house, "dep-3", 660).state()).isEqualTo(BillState.PAID);
        refused("billing.bill-not-open", () -> pay(house, "dep-4", 1));
    }

    @EachDatabase
    @DisplayName("R124: nobody pays tomorrow, and what was not sent cannot be paid")
    void neverBefore(TestDatabase database) {
        House house = closed(database);
        refused("kernel.invalid-fields", () -> pay(house, "dep-1", 1));
        house.clock.set("2026-12-03T00:00:00+09:00");
        refused("billing.bill-not-open", () -> pay(house, "dep-1", 1));
        assertThat(house.bills.received(bill(house).id())).isEmpty();
    }

    @EachDatabase
    @DisplayName("R158: a paid bill frees the credit line at once")
    void freesTheLine(TestDatabase database) {
        House house = issued(database);
        assertThat(house.credit.find("TANA", "TANA-C1").free()).isEqualTo(Yen.of(163_600));
        pay(house, "dep-1", 136_400);
        assertThat(house.credit.find("TANA", "TANA-C1").free()).isEqualTo(Yen.of(300_000));
        assertThat(house.acts).contains("billing.bill-paid", "billing.receipt-recorded");
    }

    @EachDatabase
    @DisplayName("Q29: due 12-31, a bank holiday: late from 2027-01-05, reminded once, and late until all is paid")
    void overdue(TestDatabase database) {
        House house = issued(database);
        pay(house, "dep-1", 100_000);
        house.jobsAt("2027-01-04T23:59:59+09:00");
        assertThat(bill(house).state()).isEqualTo(BillState.PARTIALLY_PAID);
        house.jobsAt("2027-01-05T00:00:00+09:00");
        house.jobsAt("2027-01-05T00:10:00+09:00");
        assertThat(bill(house).state()).isEqualTo(BillState.OVERDUE);
        assertThat(house.mailsTo("TANA-C1")).containsExactly("billing.mail-bill", "billing.mail-overdue");
        assertThat(house.lastMail()).contains("JPY 36400", "かけばらい銀行");
        assertThat(pay(house, "dep-2", 36_000).state()).isEqualTo(BillState.OVERDUE);
        assertThat(pay(house, "dep-3", 400).state()).isEqualTo(BillState.PAID);
    }

    @EachDatabase
    @DisplayName("R125: a member sees his own bills, nobody another's; a reseller those of his shops")
    void whoSees(TestDatabase database) {
        House house = issued(database);
        String id = bill(house).id();
        assertThat(house.readBills.whole(house.member("TANA-C1"), id).bill().id())
                .isEqualTo(id);
        assertThat(house.readBills.get(House.reseller("KUMO"), id).id()).isEqualTo(id);
        refused("kernel.not-found", () -> house.readBills.get(house.member("TANA-C2"), id));
        refused("kernel.not-found", () -> house.readBills.document(house.member("TANA-C2"), id, null));
        refused("kernel.not-found", () -> house.readBills.get(House.reseller("MIZU"), id));
        ReadBills.Filter forged = new ReadBills.Filter("TANA", "TANA-C1", null, false);
        assertThat(house.readBills.page(house.member("TANA-C2"), forged, new Slice(10, null, null)))
                .isEmpty();
        assertThat(house.readBills.page(house.member("TANA-C1"), forged, new Slice(10, null, null)))
                .hasSize(1);
    }

    @EachDatabase
    @DisplayName(
            "R125: from the closing on a member reads what it comes to and when it will be sent; there is no document yet")
    void beforeItIsSent(TestDatabase database) {
        House house = closed(database);
        ReadBills.Whole whole =
                house.readBills.whole(house.member("TANA-C1"), bill(house).id());
        assertThat(whole.bill().state()).isEqualTo(BillState.CLOSED);
        assertThat(whole.bill().dates().issueOn()).isEqualTo("2026-12-03");
        assertThat(whole.documents()).isEmpty();
        refused(
                "kernel.not-found",
                () -> house.readBills.document(
                        house.member("TANA-C1"), bill(house).id(), null));
    }

    @EachDatabase
    @DisplayName("R126, R128: what the page says of a bill")
    void notices(TestDatabase database) {
        House house = issued(database);
        assertThat(house.words.notices(bill(house), "en"))
                .hasSize(2)
                .anyMatch(text -> text.contains("issued by the payment company"))
                .anyMatch(text -> text.contains("transfer fee is paid by the customer"));
    }
}
