package jp.noren.billing.internal.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import jp.noren.access.api.Role;
import jp.noren.billing.internal.domain.Bill;
import jp.noren.billing.internal.domain.BillKind;
import jp.noren.billing.internal.domain.BillState;
import jp.noren.billing.internal.domain.ClaimLine;
import jp.noren.billing.internal.domain.MandateState;
import jp.noren.billing.internal.house.House;
import jp.noren.kernel.RefusedException;
import jp.noren.kernel.Yen;
import jp.noren.member.api.MemberView;
import jp.noren.persistence.testing.EachDatabase;
import jp.noren.persistence.testing.TestDatabase;
import org.junit.jupiter.api.DisplayName;

class ClosingTest {
    private static final LocalDate NOVEMBER = LocalDate.of(2026, 11, 30);
    private static final int ACCOUNTS = 25;

    @EachDatabase
    @DisplayName("R122: 23:59:59 of the month's last day is on this bill, 00:00 of the next on the next; each once")
    void theInstantOfFulfilmentDecides(TestDatabase database) {
        House house = new House(database);
        house.claim("TANA-C1", "o1", "2026-11-01T00:00:00+09:00", 1_000);
        house.claim("TANA-C1", "o2", "2026-11-30T23:59:59+09:00", 2_000);
        house.claim("TANA-C1", "o3", "2026-12-01T00:00:00+09:00", 4_000);
        house.jobsAt("2026-12-01T00:59:59+09:00");
        assertThat(house.billsOf("TANA-C1"))
                .as("an hour for what is still on its way")
                .isEmpty();
        house.jobsAt("2026-12-01T01:00:00+09:00");
        assertThat(house.onlyBillOf("TANA-C1").total()).isEqualTo(Yen.of(3_300));
        house.jobsAt("2026-12-03T01:00:00+09:00");
        house.jobsAt("2027-01-01T01:00:00+09:00");
        assertThat(house.billsOf("TANA-C1"))
                .extracting(bill -> bill.closing() + " " + bill.total().amount() + " "
                        + bill.dates().dueOn())
                .containsExactly("2026-12-31 4400 2027-01-31", "2026-11-30 3300 2026-12-31");
    }

    @EachDatabase
    @DisplayName("R138: several orders are one bill with tax rounded once per rate; no order, no bill")
    void bundles(TestDatabase database) {
        House house = new House(database);
        house.claim(
                "TANA-C1", "o1", "2026-11-05T12:00:00+09:00", House.line("a", 1, 105, 10), House.line("b", 3, 33, 8));
        house.claim("TANA-C1", "o2", "2026-11-06T12:00:00+09:00", House.line("c", 1, 105, 10));
        house.claim("TANA-C1", "o1", "2026-11-05T12:00:00+09:00", 9_999);
        house.jobsAt("2026-12-01T02:00:00+09:00");
        Bill bill = house.onlyBillOf("TANA-C1");
        assertThat(bill.total()).isEqualTo(Yen.of(210 + 21 + 99 + 7));
        assertThat(house.bills.totals(bill.id()).tax()).isEqualTo(Yen.of(28));
        assertThat(house.readBills
                        .whole(House.operator(Role.BILLING), bill.id())
                        .claims())
                .extracting(ClaimBook.OnBill::orderNumber)
                .containsExactly("N-o1", "N-o2");
        assertThat(house.billsOf("TANA-C2")).isEmpty();
        assertThat(bill.number()).startsWith("B-TANA-202611-");
    }

    @EachDatabase
    @DisplayName("R122: a claim can be withdrawn until a closing has taken it")
    void withdraws(TestDatabase database) {
        House house = new House(database);
        house.claim("TANA-C1", "o1", "2026-11-05T12:00:00+09:00", 1_000);
        house.claim("TANA-C2", "o2", "2026-11-05T12:00:00+09:00", 1_000);
        assertThat(house.receivables.withdraw("o1")).isTrue();
        assertThat(house.receivables.withdraw("o1")).isFalse();
        house.jobsAt("2026-12-01T02:00:00+09:00");
        assertThat(house.billsOf("TANA-C1")).isEmpty();
        assertThat(house.receivables.withdraw("o2")).isFalse();
        assertThat(house.onlyBillOf("TANA-C2").total()).isEqualTo(Yen.of(1_100));
    }

    @EachDatabase
    @DisplayName(
            "R136: a node that was down catches up month by month, and nobody is late with a bill he never got; what comes late for a closed"
                    + " month is on the next bill")
    void catchesUp(TestDatabase database) {
        House house = new House(database);
        house.claim("TANA-C1", "o1", "2026-08-05T12:00:00+09:00", 1_000);
        house.claim("TANA-C1", "o2", "2026-10-05T12:00:00+09:00", 2_000);
        house.jobsAt("2026-11-10T12:00:00+09:00");
        assertThat(house.billsOf("TANA-C1"))
                .extracting(bill ->
                        bill.closing() + " " + bill.state() + " " + bill.dates().dueOn())
                .containsExactly("2026-10-31 ISSUED 2026-11-30", "2026-08-31 ISSUED 2026-12-31");
        house.claim("TANA-C1", "o3", "2026-10-31T23:59:59+09:00", 4_000);
        house.jobsAt("2026-11-10T12:05:00+09:00");
        assertThat(house.billsOf("TANA-C1")).hasSize(2);
        house.jobsAt("2026-12-01T02:00:00+09:00");
        assertThat(house.billsOf("TANA-C1")).hasSize(3);
        assertThat(house.billsOf("TANA-C1").get(0).closing()).isEqualTo(NOVEMBER);
        assertThat(house.billsOf("TANA-C1").get(0).total()).isEqualTo(Yen.of(4_400));
    }

    @EachDatabase
    @DisplayName(
            "R122: who closes a month by hand closes those that were missed before it: no order stands on another month's bill")
    void closesEarlierMonthsFirst(TestDatabase database) {
        House house = new House(database);
        house.claim("TANA-C1", "o1", "2026-10-05T12:00:00+09:00", 1_000);
        house.claim("TANA-C1", "o2", "2026-11-05T12:00:00+09:00", 2_000);
        house.clock.set("2026-12-01T02:00:00+09:00");
        CloseMonth.Report report = house.closeMonth.handle("TANA", NOVEMBER, CloseMonth.Progress.SILENT);
        assertThat(report.bills()).isEqualTo(1);
        assertThat(house.billsOf("TANA-C1"))
                .extracting(bill -> bill.closing() + " " + bill.total().amount())
                .containsExactly("2026-11-30 2200", "2026-10-31 1100");
    }

    @EachDatabase
    @DisplayName("R138: two nodes close at once: exactly one bill an account, every claim on one")
    void onTwoNodes(TestDatabase database) throws Exception {
        House house = crowd(database);
        CountDownLatch start = new CountDownLatch(1);
        ExecutorService nodes = Executors.newFixedThreadPool(2);
        List<CloseMonth.Report> reports = new ArrayList<>();
        try {
            List<Future<CloseMonth.Report>> runs = new ArrayList<>();
            for (int i = 0; i < 2; i++) {
                runs.add(nodes.submit(() -> {
                    start.await();
                    return house.closeMonth.handle("TANA", NOVEMBER, CloseMonth.Progress.SILENT);
                }));
            }
            start.countDown();
            for (Future<CloseMonth.Report> run : runs) {
                reports.add(run.get());
            }
        } finally {
            nodes.shutdownNow();
        }
        assertThat(reports).extracting(CloseMonth.Report::failed).containsOnly(0);
        assertThat(reports.stream().mapToInt(CloseMonth.Report::bills).sum()).isEqualTo(ACCOUNTS);
        assertWhole(house);
    }

    @EachDatabase
    @DisplayName("R138: killed in the middle and started again: exactly one bill an account, every claim on one")
    void killedInTheMiddle(TestDatabase database) {
        House house = crowd(database);
        AtomicInteger left = new AtomicInteger(7);
        house.beforeAct = act -> {
            if (left.getAndDecrement() == 0) {
                throw new OutOfMemoryError("the machine is gone");
            }
        };
        assertThatThrownBy(() -> house.closeMonth.handle("TANA", NOVEMBER, CloseMonth.Progress.SILENT))
                .hasStackTraceContaining("the machine is gone");
        assertThat(house.count("billing.bills")).isEqualTo(7);
        house.beforeAct = act -> {};
        List<String> told = new ArrayList<>();
        CloseMonth.Report again = house.closeMonth.handle("TANA", NOVEMBER, (done, of) -> told.add(done + "/" + of));
        assertThat(again.bills()).isEqualTo(ACCOUNTS - 7);
        assertThat(told).hasSize(ACCOUNTS - 7).endsWith((ACCOUNTS - 7) + "/" + (ACCOUNTS - 7));
        assertThat(house.closeMonth
                        .handle("TANA", NOVEMBER, CloseMonth.Progress.SILENT)
                        .bills())
                .isZero();
        assertWhole(house);
    }

    private static House crowd(TestDatabase database) {
        House house = new House(database);
        for (int i = 0; i < ACCOUNTS; i++) {
            house.members.add("mem_" + i, "TANA", MemberView.Kind.CORPORATE, "社", "a@b.example", "ja");
            house.claim("mem_" + i, "a" + i, "2026-11-05T12:00:00+09:00", 1_000);
            house.claim("mem_" + i, "b" + i, "2026-11-06T12:00:00+09:00", 100);
        }
        house.clock.set("2026-12-01T02:00:00+09:00");
        return house;
    }

    private static void assertWhole(House house) {
        assertThat(house.count("billing.bills")).isEqualTo(ACCOUNTS);
        assertThat(house.count("billing.bills where total = 1210")).isEqualTo(ACCOUNTS);
        assertThat(house.count("billing.claims where bill is null")).isZero();
        assertThat(house.readBills.closings(House.operator(Role.BILLING), "TANA"))
                .singleElement()
                .satisfies(closing -> {
                    assertThat(closing.bills()).isEqualTo(ACCOUNTS);
                    assertThat(closing.total()).isEqualTo(Yen.of(1_210L * ACCOUNTS));
                });
    }

    @EachDatabase
    @DisplayName("R146, R148, Q31: the account's setting at the closing decides; issued bills keep theirs")
    void readsTheSettingAtTheClosing(TestDatabase database) {
        House house = new House(database);
        house.claim("TANA-C2", "o1", "2026-10-20T12:00:00+09:00", 1_000);
        house.activate("TANA-C2", "2026-11-06");
        house.claim("TANA-C2", "o2", "2026-11-20T12:00:00+09:00", 2_000);
        house.jobsAt("2026-11-10T12:00:00+09:00");
        assertThat(house.onlyBillOf("TANA-C2").kind())
                .as("closed on 10-31, active from 11-06")
                .isEqualTo(BillKind.TRANSFER);
        house.jobsAt("2026-12-01T02:00:00+09:00");
        Bill november = house.billsOf("TANA-C2").get(0);
        assertThat(november.kind()).isEqualTo(BillKind.DEBIT);
        assertThat(november.dates().debitOn()).isEqualTo("2026-12-28");
        assertThat(house.billsOf("TANA-C2").get(1).kind()).isEqualTo(BillKind.TRANSFER);
        house.step("TANA-C2", MandateState.NONE, "2026-12-01");
        house.claim("TANA-C2", "o3", "2026-12-20T12:00:00+09:00", 4_000);
        house.jobsAt("2027-01-01T02:00:00+09:00");
        assertThat(house.billsOf("TANA-C2").get(0).kind()).isEqualTo(BillKind.TRANSFER);
    }

    @EachDatabase
    @DisplayName("R122: a month is closed by its last day only, and only when it is over")
    void refuses(TestDatabase database) {
        House house = new House(database);
        for (String[] wrong :
                new String[][] {{"2026-11-29", "billing.not-a-month-end"}, {"2026-11-30", "billing.month-not-over"}}) {
            assertThatThrownBy(() ->
                            house.closeMonth.handle("TANA", LocalDate.parse(wrong[0]), CloseMonth.Progress.SILENT))
                    .isInstanceOfSatisfying(
                            RefusedException.class, no -> assertThat(no.code()).isEqualTo(wrong[1]));
        }
    }

    @EachDatabase
    @DisplayName(
            "R121, R138: what is taken over from elsewhere counts against the line, once, and is billed without asking the company")
    void imports(TestDatabase database) {
        House house = new House(database);
        house.limit("TANA-C1", 60_000);
        List<ImportClaims.Row> rows = List.of(new ImportClaims.Row(
                "TANA-C1",
                "T-2026-0001",
                java.time.Instant.parse("2026-10-05T02:00:00Z"),
                List.of(new ClaimLine("ツナグ帳", 20, Yen.of(1_800), 10), new ClaimLine("いんかん便", 1, Yen.of(9_800), 10))));
        assertThat(house.importClaims.handle(House.operator(Role.BILLING), rows))
                .isEqualTo(new ImportClaims.Imported(1, 0, Yen.of(50_380)));
        assertThat(house.importClaims.handle(House.operator(Role.BILLING), rows))
                .isEqualTo(new ImportClaims.Imported(0, 1, Yen.ZERO));
        assertThat(house.credit.find("TANA", "TANA-C1").free()).isEqualTo(Yen.of(9_620));
        house.jobsAt("2026-11-10T12:00:00+09:00");
        Bill bill = house.onlyBillOf("TANA-C1");
        assertThat(bill.state()).isEqualTo(BillState.ISSUED);
        assertThat(bill.total()).isEqualTo(Yen.of(50_380));
        assertThat(bill.dates().issueOn()).isEqualTo("2026-11-05");
        assertThat(bill.dates().dueOn()).isEqualTo("2026-11-30");
        assertThat(house.company.requests).isEmpty();
    }
}
