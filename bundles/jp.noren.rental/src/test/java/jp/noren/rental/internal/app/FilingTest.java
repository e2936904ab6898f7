package jp.noren.rental.internal.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import jp.noren.access.api.Caller;
import jp.noren.billing.api.ContractCharges;
import jp.noren.kernel.Yen;
import jp.noren.persistence.testing.EachDatabase;
import jp.noren.persistence.testing.TestDatabase;
import jp.noren.rental.internal.domain.Application;
import jp.noren.rental.internal.domain.Choice;
import jp.noren.rental.internal.domain.Contract;
import jp.noren.rental.internal.domain.Status;
import org.junit.jupiter.api.DisplayName;

class FilingTest {
    private static final Caller MIDORI = RentalHouse.member("mem_1");

    private static Wish apply(String plan, String course, String start, String method) {
        return new Wish(
                Application.Kind.NEW,
                null,
                new Choice(plan, course, List.of()),
                Map.of(),
                LocalDate.parse(start),
                method);
    }

    @EachDatabase
    @DisplayName(
            "R057, R059, R060, R064, R065, R066, R067 SC01: old ends, new begins, fee, device and return order in one; 5,610 then 3,960 yen")
    void changesThePlan(TestDatabase database) {
        RentalHouse house = new RentalHouse(database);
        house.stock("SR-300", 2);
        Contract old = house.old("K-0001", "mem_1", "R50", "NORMAL", "2025-03-01");
        house.listen(old.owner().storefront());
        house.clock.set("2026-11-15T23:59:59.999+09:00");
        Application filed = house.file(MIDORI, "k1", Wish.planChange(old.id(), "R100", "NORMAL"));
        assertThat(house.now(old).status()).isEqualTo(Status.ENDING);
        assertThat(house.now(old).end()).isEqualTo("2026-11-30");
        Contract next = house.contracts.find(filed.newContract()).orElseThrow();
        assertThat(next.number()).isEqualTo("K-0002");
        assertThat(next.replaces()).isEqualTo(old.id());
        assertThat(next.start()).isEqualTo("2026-12-01");
        assertThat(next.status()).isEqualTo(Status.RESERVED);
        assertThat(house.charged(old.id(), "2026-12")).isEqualTo(Yen.ZERO);
        assertThat(house.charged(next.id(), "2026-12")).isEqualTo(Yen.of(5_610));
        assertThat(house.charged(next.id(), "2027-01")).isEqualTo(Yen.of(3_960));
        assertThat(house.mails).singleElement().satisfies(mail -> {
            assertThat(mail.template()).isEqualTo("rental.mail-plan-change");
            assertThat(house.texts.text("ja", "rental.mail-plan-change.body", mail.args()))
                    .contains(filed.number(), "K-0001", "K-0002", "東京都架空区返却1-1", "プラン変更手数料")
                    .doesNotContain("{");
        });
        assertThat(house.told()).singleElement().satisfies(body -> assertThat(body)
                .contains(
                        "\"type\":\"contract.plan_changed\"", old.id(), next.id(), "\"effective_on\":\"2026-11-30\""));
        assertThat(RentalHouse.code(() -> house.file(MIDORI, "k2", Wish.planChange(old.id(), "R200", "NORMAL"))))
                .isEqualTo("rental.already-filed");
        assertThat(RentalHouse.code(() -> house.file(MIDORI, "k3", Wish.cancellation(next.id()))))
                .isEqualTo("rental.not-started");
    }

    @EachDatabase
    @DisplayName(
            "R057, R058, R063 SC02: a preview of the 15th sent on the 16th is refused; without token or tick nothing is filed")
    void needsItsTokenInTime(TestDatabase database) {
        RentalHouse house = new RentalHouse(database);
        house.stock("SR-300", 1);
        Contract old = house.old("K-0001", "mem_1", "R50", "NORMAL", "2025-03-01");
        Wish wish = Wish.planChange(old.id(), "R100", "NORMAL");
        Approval.Given given = RentalHouse.given(house.preview.handle(MIDORI, wish));
        for (Approval.Given wrong :
                List.of(new Approval.Given(null, given.acknowledged()), new Approval.Given(given.token(), Set.of()))) {
            assertThat(RentalHouse.code(() -> house.file(new FileWish(MIDORI, "k", wish, wrong))))
                    .isIn("kernel.invalid-fields", "rental.acknowledgement-missing");
        }
        house.clock.set("2026-11-16T00:00:00+09:00");
        assertThat(RentalHouse.code(() -> house.file(new FileWish(MIDORI, "k", wish, given))))
                .isEqualTo("rental.plan-change-window-closed");
        assertThat(house.count("applications")).isZero();
        assertThat(house.count("contracts")).isEqualTo(1);
        assertThat(house.acts).contains("rental.refused rental.plan-change-window-closed");
    }

    @EachDatabase
    @DisplayName(
            "R063 consequences that have changed since the preview: nothing is filed, the new ones and their token come back")
    void changedMeanwhile(TestDatabase database) {
        RentalHouse house = new RentalHouse(database);
        Contract contract = house.old("K-0003", "mem_2", "R200", "OMATOME6", "2026-09-01", "ATONE");
        Caller taichi = RentalHouse.member("mem_2");
        Wish wish = Wish.cancellation(contract.id());
        Approval.Given seen = RentalHouse.given(house.preview.handle(taichi, wish));
        house.clock.set("2026-11-16T00:00:00+09:00");
        var changed = catchThrowableOfType(
                Approval.ChangedException.class, () -> house.file(new FileWish(taichi, "k", wish, seen)));
        assertThat(changed.foreseen().effectiveOn()).contains(LocalDate.of(2026, 12, 31));
        assertThat(house.now(contract).end()).isNull();
        Approval.Given again = new Approval.Given(changed.token(), seen.acknowledged());
        assertThat(house.file(new FileWish(taichi, "k", wish, again)).effectiveOn())
                .isEqualTo("2026-12-31");
    }

    @EachDatabase
    @DisplayName(
            "R080, R081, R083, R086, R087: one device ends, once; a double click finds the same; undo is refused; the mail is Vietnamese")
    void cancels(TestDatabase database) {
        RentalHouse house = new RentalHouse(database);
        Caller lan = RentalHouse.member("mem-vi");
        Contract contract = house.old("K-0006", "mem-vi", "R100", "DEPOCOMI", "2026-05-01");
        Contract other = house.old("K-0007", "mem-vi", "R50", "NORMAL", "2026-05-01");
        Wish wish = Wish.cancellation(contract.id());
        Approval.Given given = RentalHouse.given(house.preview.handle(lan, wish));
        Application filed = house.file(new FileWish(lan, "k", wish, given));
        assertThat(house.file(new FileWish(lan, "k", wish, given))).isEqualTo(filed);
        assertThat(RentalHouse.code(() -> house.file(new FileWish(lan, "other", wish, given))))
                .isEqualTo("rental.already-filed");
        assertThat(house.now(contract).end()).isEqualTo("2026-11-30");
        assertThat(house.now(other).end()).isNull();
        var undo = new RefuseUndo(house.read, new Refusals(database.transactions(), (a, s, act, o, d) -> {}));
        assertThat(RentalHouse.code(() -> undo.handle(lan, filed.id()))).isEqualTo("rental.cancellation-final");
        assertThat(house.mails).singleElement().satisfies(mail -> {
            assertThat(mail.language()).isEqualTo("vi");
            assertThat(house.texts.text("vi", mail.template() + ".body", mail.args()))
                    .contains("2026-11-30", "Tiền cọc", "2026-12-03", "K-0006");
        });
        house.clock.set("2026-12-01T00:00:00+09:00");
        house.turn.run();
        assertThat(house.now(contract).status()).isEqualTo(Status.ENDED);
        assertThat(house.billing.deposits).containsExactly("depositForfeited");
    }

    @EachDatabase
    @DisplayName(
            "R025, R081, R082, R085: on the 15th no charge on the 25th; on the 16th one more month; on the 25th refused, whatever was previewed")
    void cancellationAndTheRun(TestDatabase database) {
        for (String[] one : new String[][] {
            {"2026-11-15T23:59:59.999+09:00", "2026-11-30", "0"},
            {"2026-11-16T00:00:00+09:00", "2026-12-31", "3278"},
            {"2026-11-24T23:59:59.999+09:00", "2026-12-31", "3278"},
            {"2026-11-26T00:00:00+09:00", "2026-12-31", "3278"}
        }) {
            RentalHouse house = new RentalHouse(TestDatabase.emptied(database.kind()));
            Contract contract = house.old("K-0001", "mem_1", "R50", "NORMAL", "2025-03-01");
            house.clock.set("2026-11-25T12:00:00+09:00");
            assertThat(RentalHouse.code(() -> house.file(MIDORI, "k", Wish.cancellation(contract.id()))))
                    .isEqualTo("rental.settlement-day");
            house.clock.set(one[0]);
            house.file(MIDORI, "k", Wish.cancellation(contract.id()));
            assertThat(house.now(contract).end()).isEqualTo(one[1]);
            assertThat(house.charged(contract.id(), "2026-12")).isEqualTo(Yen.of(Long.parseLong(one[2])));
            assertThat(house.charged(contract.id(), "2027-01")).isEqualTo(Yen.ZERO);
        }
    }

    @EachDatabase
    @DisplayName("R059 no device in stock: no row of the plan change is left")
    void noStock(TestDatabase database) {
        RentalHouse house = new RentalHouse(database);
        Contract old = house.old("K-0001", "mem_1", "R50", "NORMAL", "2025-03-01");
        assertThat(RentalHouse.code(() -> house.file(MIDORI, "k", Wish.planChange(old.id(), "R100", "NORMAL"))))
                .isEqualTo("rental.no-stock");
        assertThat(house.now(old)).isEqualTo(old);
        assertThat(house.count("contracts")).isEqualTo(1);
        assertThat(house.count("once_lines")).isZero();
        assertThat(house.mails).isEmpty();
    }

    @EachDatabase
    @DisplayName(
            "R004, R025, R030: a second contract of a card member is by card; what starts in mid-month is paid at conclusion, or comes to nothing")
    void applies(TestDatabase database) {
        RentalHouse house = new RentalHouse(database);
        house.stock("SR-300", 2);
        house.old("K-0001", "mem_1", "R50", "NORMAL", "2025-03-01");
        assertThat(RentalHouse.code(() -> house.file(MIDORI, "a", apply("R50", "NORMAL", "2026-12-01", "ATONE"))))
                .isEqualTo("rental.payment-change-not-allowed");
        Application first = house.file(MIDORI, "b", apply("R50", "NORMAL", "2026-12-01", "CARD"));
        assertThat(first.kind()).isEqualTo(Application.Kind.ADDITIONAL);
        assertThat(first.state()).isEqualTo(Application.State.CONCLUDED);
        assertThat(house.billing.added).isEmpty();
        assertThat(house.charged(first.contract(), "2026-12")).isEqualTo(Yen.of((2_000 + 2_980) * 11 / 10));
        house.billing.outcome = ContractCharges.State.FAILED;
        Application declined = house.file(MIDORI, "c", apply("R50", "NORMAL", "2026-12-16", "CARD"));
        assertThat(declined.state()).isEqualTo(Application.State.REFUSED);
        assertThat(house.contracts.ofMember("SORA", "mem_1")).hasSize(2);
        house.billing.outcome = ContractCharges.State.PAYING;
        Application waits = house.file(MIDORI, "d", apply("R50", "NORMAL", "2026-12-16", "CARD"));
        assertThat(waits.state()).isEqualTo(Application.State.PAYING);
        house.billing.outcome = ContractCharges.State.PAID;
        house.settle.run();
        assertThat(house.contracts.find(waits.contract()).orElseThrow().status())
                .isEqualTo(Status.RESERVED);
        assertThat(house.mails)
                .extracting(mail -> mail.template())
                .containsExactly("rental.mail-concluded", "rental.mail-refused", "rental.mail-concluded");
    }

    @EachDatabase
    @DisplayName(
            "R071, R084, R088: who is suspended cannot change but cancel; the house can end a contract, which is recorded")
    void suspendedAndForced(TestDatabase database) {
        RentalHouse house = new RentalHouse(database);
        house.stock("SR-300", 1);
        Contract contract = house.old("K-0001", "mem_1", "R50", "NORMAL", "2025-03-01");
        Contract second = house.old("K-0002", "mem_1", "R100", "DEPOCOMI", "2026-05-01");
        house.suspend.handle(contract.id(), Status.ACTIVE, Status.SUSPENDED, house.clock.instant());
        assertThat(RentalHouse.code(() -> house.file(MIDORI, "a", Wish.planChange(contract.id(), "R100", "NORMAL"))))
                .isEqualTo("rental.suspended");
        assertThat(house.file(MIDORI, "b", Wish.cancellation(contract.id())).effectiveOn())
                .isEqualTo("2026-11-30");
        house.force.handle(new ForceEnd.Command(RentalHouse.ADMIN, "f", second.id(), "unpaid"));
        assertThat(house.now(second).status()).isEqualTo(Status.FORCED_END);
        assertThat(house.billing.deposits).containsExactly("depositForfeited");
        assertThat(house.acts).anyMatch(act -> act.startsWith("rental.forced-end"));
        assertThat(house.charged(second.id(), "2026-12")).isEqualTo(Yen.ZERO);
    }

    @EachDatabase
    @DisplayName(
            "R001, R003, R006, R008, R011: eight functions, each open or closed, why and when; another member's contract does not exist")
    void home(TestDatabase database) {
        RentalHouse house = new RentalHouse(database);
        Contract contract = house.old("K-0001", "mem_1", "R50", "NORMAL", "2025-03-01");
        house.clock.set("2026-11-25T10:00:00+09:00");
        List<ShowHome.Entry> all = house.home.handle(MIDORI);
        assertThat(all)
                .extracting(ShowHome.Entry::name)
                .containsExactly(
                        "contracts",
                        "apply",
                        "plan-change",
                        "registration",
                        "payment-method",
                        "receipts",
                        "downloads",
                        "cancellation");
        assertThat(all)
                .filteredOn(one -> !one.open())
                .extracting(one -> one.name() + " " + one.code() + " " + one.next())
                .containsExactly(
                        "plan-change rental.plan-change-window-closed 2026-12-01",
                        "downloads rental.home-away null",
                        "cancellation rental.settlement-day 2026-11-26");
        assertThat(house.show.own(MIDORI)).hasSize(1);
        assertThat(RentalHouse.code(() -> house.show.one(RentalHouse.member("mem_9"), contract.id())))
                .isEqualTo("kernel.not-found");
        assertThat(house.show.explain(RentalHouse.ADMIN, null, "K-0001", LocalDate.of(2026, 11, 16)))
                .extracting(one -> one.operation() + " " + one.allowed() + " " + one.rule() + " " + one.next())
                .containsExactly(
                        "plan-change false R057 2026-12-01",
                        "cancellation true R081 2026-11-16",
                        "card-change true R018 2026-11-16",
                        "legacy-card-change false R020 null");
    }

    @EachDatabase
    @DisplayName("R075: thirty days before the prepaid time ends its member is told, once")
    void tellsOfPrepaid(TestDatabase database) {
        RentalHouse house = new RentalHouse(database);
        house.old("K-0003", "mem_2", "R200", "OMATOME6", "2026-09-01", "ATONE");
        house.tell.run();
        assertThat(house.mails).isEmpty();
        house.clock.set("2027-01-29T00:00:00+09:00");
        house.tell.run();
        house.tell.run();
        assertThat(house.mails).singleElement().satisfies(mail -> assertThat(
                        house.texts.text("ja", mail.template() + ".body", mail.args()))
                .contains("2027-02-28"));
    }
}
