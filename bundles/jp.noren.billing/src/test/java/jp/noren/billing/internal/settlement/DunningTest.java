package jp.noren.billing.internal.settlement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.YearMonth;
import java.util.List;
import jp.noren.access.api.Caller;
import jp.noren.access.api.Role;
import jp.noren.billing.api.ContractCharges;
import jp.noren.billing.internal.domain.ChargeState;
import jp.noren.billing.internal.domain.HeldDeposit;
import jp.noren.billing.internal.house.Contracts;
import jp.noren.billing.internal.house.FakeContracts;
import jp.noren.billing.internal.house.House;
import jp.noren.kernel.Slice;
import jp.noren.payment.api.PaymentRefunds;
import jp.noren.payment.api.PaymentStatus;
import jp.noren.persistence.testing.EachDatabase;
import jp.noren.persistence.testing.TestDatabase;
import org.junit.jupiter.api.DisplayName;

/** What follows when a card fails; what atone and NP do instead; and deposits. */
class DunningTest {
    private static final Caller AOI =
            new Caller(Caller.Kind.MEMBER, "SORA-M1", "SORA", null, java.util.Set.of(Role.MEMBER), "ses_1");

    private static Contracts failing(TestDatabase database) {
        Contracts house = new Contracts(database);
        house.contracts.add("ctr_1", "SORA-M1", "CARD", FakeContracts.line("monthly", 3_600, 10));
        house.cards.card("cust_ctr_1", "declines");
        house.work();
        house.at("2026-11-25T10:00:00+09:00");
        return house;
    }

    @EachDatabase
    @DisplayName(
            "R025, R088: a failed card: mail, retries on the 28th and the 2nd, then unpaid; the member enters a card and pays, and the contract is told")
    void wholeWay(TestDatabase database) {
        try (Contracts house = failing(database)) {
            assertThat(house.charge("ctr_1").state()).isEqualTo(ChargeState.FAILED);
            assertThat(house.mailsTo("SORA-M1")).containsExactly("billing.mail-charge-failed");
            assertThat(house.lastMail()).contains("青山 葵 様", "K-ctr_1", "2026-11-28");
            house.at("2026-11-27T23:59:59+09:00");
            assertThat(house.charge("ctr_1").standing().tries()).isEqualTo(1);
            house.at("2026-11-28T00:00:00+09:00");
            assertThat(house.charge("ctr_1").standing().tries()).isEqualTo(2);
            assertThat(house.events).isEmpty();
            house.at("2026-12-02T00:00:00+09:00");
            assertThat(house.events).containsExactly(ContractCharges.UNPAID + " ctr_1");
            house.at("2026-12-20T00:00:00+09:00");
            assertThat(house.charge("ctr_1").standing().tries()).isEqualTo(3);
            assertThat(house.keep.open("ctr_1").amount()).isEqualTo(3_960);
            assertThat(house.mailsTo("SORA-M1"))
                    .containsExactly(
                            "billing.mail-charge-failed", "billing.mail-charge-failed", "billing.mail-charge-unpaid");
            house.cards.card("cust_ctr_1", "ok");
            String id = house.charge("ctr_1").id();
            assertThat(house.readCharges.pay(AOI, id).charge().state()).isEqualTo(ChargeState.PAID);
            assertThat(house.events)
                    .containsExactly(ContractCharges.UNPAID + " ctr_1", ContractCharges.PAID + " ctr_1");
            assertThat(house.keep.open("ctr_1").amount()).isZero();
            assertThat(house.mailsTo("SORA-M1")).endsWith("billing.mail-charge-paid");
            assertThatThrownBy(() -> house.readCharges.pay(AOI, id)).hasMessage("billing.charge-not-open");
            assertThat(house.cards.book.charges()).isEqualTo(1);
            assertThat(house.told)
                    .allMatch(body -> body.contains(id) && body.contains("\"contract\":\"ctr_1\""))
                    .extracting(body -> body.substring(0, body.indexOf(',')))
                    .containsExactly(
                            "{\"type\":\"charge.failed\"",
                            "{\"type\":\"charge.failed\"",
                            "{\"type\":\"charge.failed\"",
                            "{\"type\":\"charge.unpaid\"",
                            "{\"type\":\"charge.paid\"");
            assertThat(house.told.get(0)).contains("\"retry_on\":\"2026-11-28\"", "\"amount\":3960");
        }
    }

    @EachDatabase
    @DisplayName(
            "R018: a card that is replaced before a retry is the one that the retry charges; its days are the storefront's")
    void replacedCard(TestDatabase database) {
        try (Contracts house = failing(database)) {
            house.storefronts.put("SORA", "settlementRetryDays", List.of("1", "2", "5"));
            house.at("2026-11-28T00:00:00+09:00");
            assertThat(house.charge("ctr_1").standing().dueAt().toString()).isEqualTo("2026-11-28T15:00:00Z");
            house.cards.card("cust_ctr_1", "ok");
            house.at("2026-11-30T00:00:00+09:00");
            assertThat(house.charge("ctr_1").state()).isEqualTo(ChargeState.PAID);
            assertThat(house.events).isEmpty();
        }
    }

    @EachDatabase
    @DisplayName("two unpaid charges of a contract: unpaid is told once, paid only when both are")
    void twoUnpaid(TestDatabase database) {
        try (Contracts house = failing(database)) {
            house.at("2026-12-02T10:00:00+09:00");
            house.at("2026-12-25T10:00:00+09:00");
            house.at("2026-12-28T10:00:00+09:00");
            house.at("2027-01-01T10:00:00+09:00");
            house.at("2027-01-10T10:00:00+09:00");
            assertThat(house.events).containsExactly(ContractCharges.UNPAID + " ctr_1");
            house.cards.card("cust_ctr_1", "ok");
            List<String> ids = house.all("ctr_1").stream().map(one -> one.id()).toList();
            assertThat(ids).hasSize(2);
            house.readCharges.pay(AOI, ids.get(0));
            assertThat(house.events).hasSize(1);
            assertThat(house.keep.cancel(ids.get(1))).isTrue();
            assertThat(house.events).endsWith(ContractCharges.PAID + " ctr_1");
            assertThat(house.keep.cancel(ids.get(0))).isFalse();
        }
    }

    @EachDatabase
    @DisplayName("a reply that is lost is no failure: the charge waits for payment's janitor and is paid once")
    void lostReply(TestDatabase database) {
        try (Contracts house = failing(database)) {
            house.cards.card("cust_ctr_1", "lost");
            house.at("2026-11-28T10:00:00+09:00");
            assertThat(house.charge("ctr_1").state()).isEqualTo(ChargeState.PAYING);
            house.at("2026-12-10T10:00:00+09:00");
            house.readCharges.pay(AOI, house.charge("ctr_1").id());
            assertThat(house.cards.book.charges()).isEqualTo(1);
            house.cards.janitor(house.changed);
            house.cards.janitor(house.changed);
            assertThat(house.charge("ctr_1").state()).isEqualTo(ChargeState.PAID);
            assertThat(house.ledger("receivable")).isEqualTo(3_960);
        }
    }

    @EachDatabase
    @DisplayName(
            "R025: a conclusion that is declined is told by its own answer, without a mail; given up, its month is free for the run")
    void declinedConclusion(TestDatabase database) {
        try (Contracts house = failing(database)) {
            house.mails.clear();
            var request = house.request(
                    "conclusion:x", "ctr_1", List.of(YearMonth.of(2027, 1)), FakeContracts.line("monthly", 100, 10));
            String id = house.keep.add(request).id();
            assertThat(house.keep.collect(id).declined()).isEqualTo("OVER_LIMIT");
            assertThat(house.mails).isEmpty();
            assertThat(house.keep.cancel(id)).isTrue();
            house.cards.card("cust_ctr_1", "ok");
            house.at("2026-12-25T10:00:00+09:00");
            assertThat(house.all("ctr_1").stream()
                            .filter(one -> one.state() == ChargeState.PAID)
                            .map(one -> one.owner().month()))
                    .contains(YearMonth.of(2027, 1));
        }
    }

    @EachDatabase
    @DisplayName(
            "R033: an NP contract is taken over by the company for the same month and goes on the month's bill, with the company's payment")
    void byInvoice(TestDatabase database) {
        try (Contracts house = new Contracts(database)) {
            house.contracts.add("ctr_1", "SORA-C1", "NP", FakeContracts.line("monthly", 3_600, 10));
            house.work();
            house.at("2026-11-25T10:00:00+09:00");
            var charge = house.charge("ctr_1");
            assertThat(charge.state()).isEqualTo(ChargeState.PAYING);
            assertThat(house.runs.unfinished()).isEmpty();
            house.cards.becomes(house.cards.paymentOf(charge.id()), PaymentStatus.SUCCEEDED, house.changed);
            assertThat(house.charge("ctr_1").state()).isEqualTo(ChargeState.PAID);
            assertThat(house.sql.query(
                            "select member, closing, total, payment from billing.claims",
                            row -> row.getString(1) + " " + row.getString(2) + " " + row.getLong(3)))
                    .containsExactly("SORA-C1 2026-12-31 3960");
        }
    }

    @EachDatabase
    @DisplayName(
            "R033: an atone contract's member is asked to confirm, reminded, and unpaid if he never does; he begins at his charge")
    void byAtone(TestDatabase database) {
        try (Contracts house = new Contracts(database)) {
            house.contracts.add("ctr_1", "SORA-M1", "ATONE", FakeContracts.line("monthly", 3_600, 10));
            house.work();
            house.at("2026-11-25T10:00:00+09:00");
            house.at("2026-11-28T10:00:00+09:00");
            assertThat(house.mailsTo("SORA-M1"))
                    .containsExactly("billing.mail-charge-confirm", "billing.mail-charge-confirm");
            var begun = house.readCharges.pay(AOI, house.charge("ctr_1").id());
            assertThat(begun.payment().status()).isEqualTo(PaymentStatus.REQUIRES_ACTION);
            assertThat(begun.charge().state()).isEqualTo(ChargeState.PAYING);
            house.cards.becomes(begun.payment().id(), PaymentStatus.EXPIRED, house.changed);
            assertThat(house.charge("ctr_1").state()).isEqualTo(ChargeState.OPEN);
            house.at("2026-12-10T10:00:00+09:00");
            house.at("2026-12-11T10:00:00+09:00");
            assertThat(house.events).containsExactly(ContractCharges.UNPAID + " ctr_1");
        }
    }

    private static Contracts held(TestDatabase database) {
        Contracts house = new Contracts(database);
        house.contracts.add("ctr_1", "SORA-M2", "CARD", FakeContracts.line("monthly", 2_600, 10));
        var request = house.request(
                "conclusion:ctr_1",
                "ctr_1",
                List.of(YearMonth.of(2026, 11)),
                FakeContracts.line("monthly", 2_600, 10),
                FakeContracts.line("deposit", 2_000, 0));
        house.keep.collect(house.keep.add(request).id());
        return house;
    }

    @EachDatabase
    @DisplayName(
            "R077, R079: a deposit is a liability from its payment; kept once, in the books, the trail and a mail in Vietnamese")
    void forfeited(TestDatabase database) {
        try (Contracts house = held(database)) {
            assertThat(house.ledger("deposits")).isEqualTo(-2_000);
            assertThat(house.ledger("sales")).isEqualTo(-2_600);
            house.keep.depositForfeited("ctr_1");
            house.keep.depositForfeited("ctr_1");
            house.keep.depositDue("ctr_1");
            assertThat(house.ledger("deposits")).isZero();
            assertThat(house.ledger("forfeited")).isEqualTo(-2_000);
            assertThat(house.ledger("refunds-due")).isZero();
            assertThat(house.mailsTo("SORA-M2")).containsExactly("billing.mail-deposit-forfeited");
            assertThat(house.lastMail()).contains("Kính gửi Trần Lan");
            assertThat(house.acts).containsExactly("billing.deposit-forfeited");
        }
    }

    @EachDatabase
    @DisplayName("R077: a deposit that is due is given back after the device is, by the company that brought it")
    void refunded(TestDatabase database) {
        try (Contracts house = held(database)) {
            house.keep.depositReleased("ctr_1");
            house.keep.depositDue("ctr_1");
            house.work();
            assertThat(house.ledger("refunds-due")).isEqualTo(-2_000);
            house.keep.depositReleased("ctr_1");
            house.cards.refunds = PaymentRefunds.Given.LATER;
            house.work();
            assertThat(house.deposits.ofContract("ctr_1").get(0).state()).isEqualTo(HeldDeposit.State.RELEASED);
            house.cards.refunds = PaymentRefunds.Given.GIVEN;
            house.clock.move(java.time.Duration.ofMinutes(2));
            house.work();
            assertThat(house.ledger("refunds-due")).isZero();
            assertThat(house.ledger("refunds")).isEqualTo(-2_000);
            assertThat(house.mailsTo("SORA-M2")).containsExactly("billing.mail-deposit-refunded");
            var payment = house.settled.ofMember("SORA", "SORA-M2", 10).get(0);
            assertThat(payment.status()).isEqualTo("PARTLY_REFUNDED");
            assertThat(payment.refunded()).isEqualTo(2_000);
        }
    }

    @EachDatabase
    @DisplayName("R077: what the card company refuses to give back after so long is transferred by a person, once")
    void refundedByHand(TestDatabase database) {
        try (Contracts house = held(database)) {
            house.keep.depositDue("ctr_1");
            house.keep.depositReleased("ctr_1");
            house.cards.refunds = PaymentRefunds.Given.REFUSED;
            house.work();
            Caller desk = House.operator(Role.BILLING);
            HeldDeposit waiting = house.payOut
                    .page(desk, "SORA", HeldDeposit.State.BY_HAND, new Slice(20, null, null))
                    .get(0);
            assertThat(house.payOut.handle(desk, waiting.charge(), "FURIKOMI-1").reference())
                    .isEqualTo("FURIKOMI-1");
            assertThatThrownBy(() -> house.payOut.handle(desk, waiting.charge(), "FURIKOMI-2"))
                    .hasMessage("billing.deposit-not-by-hand");
            assertThat(house.ledger("bank")).isEqualTo(-2_000);
        }
    }

    @EachDatabase
    @DisplayName(
            "R077, R079: a deposit that was paid before the house knew the contract is held once, and given back by hand")
    void takenOver(TestDatabase database) {
        try (Contracts house = new Contracts(database)) {
            house.contracts.add("ctr_1", "SORA-M1", "CARD", FakeContracts.line("monthly", 2_600, 10));
            var account = house.contracts.account("ctr_1");
            house.keep.depositTakenOver("SORA", account, jp.noren.kernel.Yen.of(2_500));
            house.keep.depositTakenOver("SORA", account, jp.noren.kernel.Yen.of(2_500));
            assertThat(house.ledger("deposits")).isEqualTo(-2_500);
            house.keep.depositDue("ctr_1");
            house.keep.depositReleased("ctr_1");
            house.work();
            assertThat(house.deposits.ofContract("ctr_1").get(0).state()).isEqualTo(HeldDeposit.State.BY_HAND);
        }
    }

    @EachDatabase
    @DisplayName("R037, R038: receipts go by the method of the payment; what failed or was given up has none")
    void settledPayments(TestDatabase database) {
        try (Contracts house = failing(database)) {
            assertThat(house.settled.ofMember("SORA", "SORA-M1", 10))
                    .singleElement()
                    .satisfies(payment -> assertThat(payment.status()).isEqualTo("FAILED"));
            house.cards.card("cust_ctr_1", "ok");
            house.at("2026-11-28T10:00:00+09:00");
            assertThat(house.settled.find(house.charge("ctr_1").id())).hasValueSatisfying(payment -> {
                assertThat(payment.status()).isEqualTo("CAPTURED");
                assertThat(payment.method()).isEqualTo("CARD");
                assertThat(payment.lines()).hasSize(1);
                assertThat(payment.settledAt()).isNotNull();
            });
        }
    }
}
