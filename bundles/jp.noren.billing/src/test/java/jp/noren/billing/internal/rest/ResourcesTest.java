package jp.noren.billing.internal.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import javax.ws.rs.core.Response;
import jp.noren.access.api.Caller;
import jp.noren.access.api.Role;
import jp.noren.billing.internal.house.House;
import jp.noren.kernel.RefusedException;
import jp.noren.kernel.RefusedException.FieldError;
import jp.noren.kernel.Yen;
import jp.noren.persistence.testing.EachDatabase;
import jp.noren.persistence.testing.TestDatabase;
import jp.noren.rest.Request;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.DisplayName;

/** What the resources take and give; who may call them is said by their annotations, which the document's test compares. */
class ResourcesTest {
    private record Asked(Caller caller, String language) implements Request {
        @Override
        public String id() {
            return "req_1";
        }

        @Override
        public Optional<String> idempotencyKey() {
            return Optional.of("key");
        }

        @Override
        public Optional<String> ifMatch() {
            return Optional.empty();
        }
    }

    private static final Asked DESK = new Asked(House.operator(Role.BILLING, Role.CREDIT), "en");

    private static Asked member(House house, String id) {
        return new Asked(house.member(id), "vi");
    }

    private static List<String> pointers(ThrowingCallable act) {
        try {
            act.call();
        } catch (RefusedException no) {
            return no.fields().stream().map(FieldError::pointer).toList();
        } catch (Throwable other) {
            throw new AssertionError(other);
        }
        throw new AssertionError("was not refused");
    }

    private static void refused(String code, ThrowingCallable act) {
        assertThatThrownBy(act).isInstanceOfSatisfying(RefusedException.class, no -> assertThat(no.code())
                .isEqualTo(code));
    }

    private static BillsResource bills(House house) {
        return new BillsResource(house.readBills, house.receipts, house.redo, house.words);
    }

    private static House issued(TestDatabase database) {
        House house = new House(database);
        house.claim("TANA-C1", "o1", "2026-11-05T15:20:00+09:00", 124_000);
        house.jobsAt("2026-12-03T06:00:00+09:00");
        return house;
    }

    @EachDatabase
    @DisplayName("R121, R158: credit lines over REST")
    void creditLines(TestDatabase database) {
        House house = new House(database);
        CreditLinesResource lines = new CreditLinesResource(house.readCredit, house.setLimit);
        assertThat(pointers(() -> lines.set(DESK, "TANA-C1", new CreditWire.NewLimit(null, " "))))
                .containsExactly("/limit", "/reason");
        assertThat(pointers(() -> lines.set(DESK, "TANA-C1", new CreditWire.NewLimit(Yen.of(-1), "x".repeat(501)))))
                .containsExactly("/limit", "/reason");
        Response set = lines.set(DESK, "TANA-C1", new CreditWire.NewLimit(Yen.of(300_000), "決算書"));
        assertThat(set.getStatus()).isEqualTo(201);
        house.credit.reserve("TANA", "TANA-C1", "o1", Yen.of(50_000));
        CreditWire.Line line = new CreditWire.Line("TANA-C1", "TANA", Yen.of(300_000), Yen.of(50_000), Yen.of(250_000));
        assertThat(lines.mine(member(house, "TANA-C1"))).isEqualTo(line);
        assertThat(lines.one(DESK, "TANA-C1").line()).isEqualTo(line);
        assertThat(lines.one(DESK, "TANA-C1").history()).hasSize(1);
        assertThat(lines.list(DESK, "TANA", null, null, null).data()).containsExactly(line);
    }

    @EachDatabase
    @DisplayName("R124, R125, R126: a bill over REST, for its member and for the desk")
    void bills(TestDatabase database) {
        House house = issued(database);
        BillsResource resource = bills(house);
        Asked member = member(house, "TANA-C1");
        BillWire.Head head = resource.list(member, null, null, null, false, null, null, null)
                .data()
                .get(0);
        assertThat(head.state()).isEqualTo("issued");
        assertThat(head.kind()).isEqualTo("transfer");
        assertThat(head.issuer()).isEqualTo("công ty thanh toán (NP Kakebarai)");
        BillWire.Whole whole = resource.one(member, head.id());
        assertThat(whole.subtotal()).isEqualTo(Yen.of(124_000));
        assertThat(whole.taxPerRate()).containsExactly(new BillWire.Tax(10, Yen.of(124_000), Yen.of(12_400)));
        assertThat(whole.orders()).singleElement().satisfies(order -> assertThat(order.lines())
                .hasSize(1));
        assertThat(whole.documents()).singleElement().satisfies(document -> assertThat(document.payTo())
                .contains("7654321"));
        Response document = resource.document(member, head.id(), null);
        assertThat(document.getMediaType()).hasToString("application/pdf");
        assertThat(document.getEntity()).isEqualTo("%PDF pay_o1".getBytes(StandardCharsets.UTF_8));
        assertThat(pointers(() -> resource.record(DESK, head.id(), new BillWire.NewReceipt(Yen.ZERO, null, ""))))
                .containsExactly("/amount", "/paid_on", "/reference");
        Response paid = resource.record(
                DESK, head.id(), new BillWire.NewReceipt(Yen.of(136_400), LocalDate.of(2026, 12, 3), "dep"));
        assertThat(((BillWire.Head) paid.getEntity()).state()).isEqualTo("paid");
        assertThat(resource.mailAgain(DESK, head.id()).getStatus()).isEqualTo(201);
        refused("billing.bill-sent", () -> resource.askAgain(DESK, head.id()));
        refused("billing.state-unknown", () -> resource.list(DESK, null, null, "late", false, null, null, null));
        assertThat(resource.list(DESK, "TANA", "TANA-C1", "PAID", false, null, null, null)
                        .data())
                .hasSize(1);
    }

    @EachDatabase
    @DisplayName("R122: closings over REST, by hand and as a list")
    void closings(TestDatabase database) {
        House house = new House(database);
        house.claim("TANA-C1", "o1", "2026-10-05T15:20:00+09:00", 1_000);
        ClosingsResource closings = new ClosingsResource(house.readBills, house.closeMonth);
        assertThat(pointers(() -> closings.run(DESK, new ClosingsResource.NewClosing(" ", null))))
                .containsExactly("/storefront", "/closing");
        LocalDate october = LocalDate.of(2026, 10, 31);
        refused("kernel.not-found", () -> closings.run(DESK, new ClosingsResource.NewClosing("NOSHOP", october)));
        assertThat(closings.run(DESK, new ClosingsResource.NewClosing("TANA", october))
                        .getEntity())
                .isEqualTo(new ClosingsResource.Report("TANA", october, 1, 0, Yen.of(1_100)));
        assertThat(closings.list(DESK, null).data())
                .containsExactly(new ClosingsResource.Closing("TANA", october, 1, 0, 1, Yen.of(1_100), Yen.ZERO));
    }

    @EachDatabase
    @DisplayName("R141, R144: an account's way over REST; its bank account is shown by its last digits only")
    void settlementAccounts(TestDatabase database) {
        House house = new House(database);
        SettlementAccountsResource accounts =
                new SettlementAccountsResource(house.readAccounts, house.stepAccount, house.words);
        assertThat(accounts.mine(member(house, "TANA-C2")).state()).isEqualTo("none");
        assertThat(pointers(() -> accounts.step(DESK, "TANA-C2", new AccountWire.NewStep(" ", null, null, null))))
                .containsExactly("/state", "/on");
        String[][] steps = {
            {"requested", "2026-08-20"},
            {"form_sent", "2026-08-27"},
            {"form_received", "2026-09-05"},
            {"bank_review", "2026-09-10"}
        };
        for (String[] step : steps) {
            accounts.step(
                    DESK, "TANA-C2", new AccountWire.NewStep(step[0], LocalDate.parse(step[1]), "for the desk", null));
        }
        assertThat(accounts.mine(member(house, "TANA-C2")).underReview()).isTrue();
        assertThat(accounts.mine(member(house, "TANA-C2")).expectedStart()).isNull();
        AccountWire.BankAccount wrong = new AccountWire.BankAccount("1", "1", null, "1", null, 7, "1", null);
        assertThat(pointers(() -> accounts.step(
                        DESK, "TANA-C2", new AccountWire.NewStep("active", LocalDate.of(2026, 11, 6), null, wrong))))
                .containsExactly(
                        "/mandate/bank_code",
                        "/mandate/branch_code",
                        "/mandate/account_type",
                        "/mandate/account_number",
                        "/mandate/holder");
        AccountWire.BankAccount right =
                new AccountWire.BankAccount("42", "9999", "テストギンコウ", "001", "ホンテン", 1, "1234567", "マルフジ");
        accounts.step(DESK, "TANA-C2", new AccountWire.NewStep("active", LocalDate.of(2026, 11, 6), null, right));
        AccountWire.Shown shown = accounts.mine(member(house, "TANA-C2"));
        assertThat(shown.settlement()).isEqualTo("direct_debit");
        assertThat(shown.firstClosing()).isEqualTo("2026-11-30");
        assertThat(shown.firstDebit()).isEqualTo("2026-12-28");
        assertThat(shown.bankAccount()).isEqualTo("9999-001 ****567");
        assertThat(shown.steps()).hasSize(5).allMatch(step -> step.note() == null);
        assertThat(right.toString()).doesNotContain("1234567");
        assertThat(accounts.list(DESK, "TANA", "ACTIVE", null, null, null).data())
                .hasSize(1);
        assertThat(accounts.one(DESK, "TANA-C2").steps().get(0).note()).isEqualTo("for the desk");
    }

    @EachDatabase
    @DisplayName("R142: the bank's files over REST")
    void debits(TestDatabase database) {
        House house = new House(database);
        house.activate("TANA-C2", "2026-11-06");
        house.claim("TANA-C2", "o1", "2026-11-02T09:40:00+09:00", 198_000);
        house.jobsAt("2026-12-03T06:00:00+09:00");
        house.jobsAt("2026-12-03T06:01:00+09:00");
        DebitsResource debits = new DebitsResource(house.collectDebits);
        refused("billing.storefront-missing", () -> debits.file(DESK, "2026-12-28", null));
        refused("billing.day-invalid", () -> debits.file(DESK, "28.12.2026", "TANA"));
        refused("billing.day-invalid", () -> debits.file(DESK, "+999999999-12-31", "TANA"));
        refused("kernel.not-found", () -> debits.file(DESK, "2026-12-29", "TANA"));
        assertThat(debits.file(DESK, "2026-12-28", "TANA").getHeaderString("Content-Disposition"))
                .isEqualTo("attachment; filename=\"debit-2026-12-28\"");
        String bill = house.onlyBillOf("TANA-C2").id();
        byte[] answer = (bill + " COLLECTED").getBytes(StandardCharsets.US_ASCII);
        assertThat(debits.results(DESK, "2026-12-28", "TANA", answer).data())
                .singleElement()
                .satisfies(decided -> {
                    assertThat(decided.purpose()).isEqualTo("bill:" + bill);
                    assertThat(decided.status()).isEqualTo("succeeded");
                    assertThat(decided.result()).isEqualTo("collected");
                });
        assertThat(bills(house).one(DESK, bill).bill().state()).isEqualTo("paid");
    }

    @EachDatabase
    @DisplayName("R138: claims from elsewhere over REST: all of them or none")
    void claims(TestDatabase database) {
        House house = new House(database);
        ClaimsResource claims = new ClaimsResource(house.importClaims);
        Instant at = Instant.parse("2026-10-05T02:00:00Z");
        ClaimsWire.Line line = new ClaimsWire.Line("plan", 1, Yen.of(1_000), 10);
        ClaimsWire.Row right = new ClaimsWire.Row("TANA-C1", "T-1", at, List.of(line));
        List<ClaimsWire.Line> none = List.of(new ClaimsWire.Line("plan", 0, Yen.of(1_000), 10));
        assertThat(pointers(() -> claims.importAll(DESK, new ClaimsWire.Claims(null))))
                .containsExactly("/claims");
        assertThat(pointers(() -> claims.importAll(
                        DESK, new ClaimsWire.Claims(List.of(right, new ClaimsWire.Row(null, " ", null, none))))))
                .containsExactly("/claims/1/member", "/claims/1/number", "/claims/1/fulfilled_at", "/claims/1/lines");
        refused(
                "kernel.not-found",
                () -> claims.importAll(
                        DESK,
                        new ClaimsWire.Claims(List.of(right, new ClaimsWire.Row("nobody", "T-2", at, List.of(line))))));
        assertThat(house.count("billing.claims")).isZero();
        assertThat(claims.importAll(DESK, new ClaimsWire.Claims(List.of(right))))
                .isEqualTo(new ClaimsResource.Imported(1, 0, Yen.of(1_100)));
    }
}
