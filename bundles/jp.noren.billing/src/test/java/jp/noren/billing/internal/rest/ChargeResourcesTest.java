package jp.noren.billing.internal.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import java.util.Set;
import jp.noren.access.api.Caller;
import jp.noren.access.api.Role;
import jp.noren.billing.internal.house.Contracts;
import jp.noren.billing.internal.house.FakeContracts;
import jp.noren.billing.internal.house.House;
import jp.noren.billing.internal.shell.SettlementCommandCaller;
import jp.noren.kernel.RefusedException;
import jp.noren.persistence.testing.EachDatabase;
import jp.noren.persistence.testing.TestDatabase;
import jp.noren.rest.Request;
import org.junit.jupiter.api.DisplayName;

/** Charges, settlements and deposits over REST, and the shell's view of them. */
class ChargeResourcesTest {
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

    private static final Asked DESK = new Asked(House.operator(Role.BILLING), "en");

    private static Asked member(String id) {
        return new Asked(new Caller(Caller.Kind.MEMBER, id, "SORA", null, Set.of(Role.MEMBER), "ses_1"), "ja");
    }

    private static Contracts settled(TestDatabase database) {
        Contracts house = new Contracts(database);
        house.contracts.add("ctr_1", "SORA-M1", "CARD", FakeContracts.line("monthly", 3_600, 10));
        house.contracts.add("ctr_2", "SORA-M2", "CARD", FakeContracts.line("monthly", 2_600, 10));
        house.contracts.add("ctr_3", "SORA-M1", "ATONE", FakeContracts.line("monthly", 2_600, 10));
        house.cards.card("cust_ctr_2", "declines");
        house.work();
        return house;
    }

    @EachDatabase
    @DisplayName("a member sees his own charges and pays there; another's does not exist")
    void charges(TestDatabase database) {
        try (Contracts house = settled(database)) {
            house.at("2026-11-25T10:00:00+09:00");
            ChargesResource resource = new ChargesResource(house.readCharges);
            var mine = resource.list(member("SORA-M1"), null, "SORA-M2", null, null, null, null, null, null);
            assertThat(mine.data()).hasSize(2).allSatisfy(charge -> assertThat(charge.member())
                    .isEqualTo("SORA-M1"));
            String failed = house.charge("ctr_2").id();
            assertThatThrownBy(() -> resource.one(member("SORA-M1"), failed)).hasMessage("kernel.not-found");
            assertThatThrownBy(() -> resource.pay(member("SORA-M1"), failed)).isInstanceOf(RefusedException.class);
            ChargeWire.Whole whole = resource.one(member("SORA-M2"), failed);
            assertThat(whole.charge().state()).isEqualTo("failed");
            assertThat(whole.charge().declined()).isEqualTo("over_limit");
            assertThat(whole.tax().amount()).isEqualTo(260);
            house.cards.card("cust_ctr_2", "ok");
            var paid =
                    (ChargeWire.Whole) resource.pay(member("SORA-M2"), failed).getEntity();
            assertThat(paid.charge().state()).isEqualTo("paid");
            assertThat(paid.payment().status()).isEqualTo("succeeded");
            var begun = (ChargeWire.Whole)
                    resource.pay(member("SORA-M1"), house.charge("ctr_3").id()).getEntity();
            assertThat(begun.payment().nextAction().type()).isEqualTo("widget");
            assertThat(resource.list(DESK, "SORA", null, null, "paid", null, 1, null, null)
                            .hasMore())
                    .isTrue();
        }
    }

    @EachDatabase
    @DisplayName("R025: progress of the settlement over REST and in the shell: done, failed, left, the rest")
    void runs(TestDatabase database) {
        try (Contracts house = settled(database)) {
            SettlementRunsResource resource = new SettlementRunsResource(house.readRuns, house.steer, house.texts);
            assertThat(SettlementCommandCaller.call(house, null, "")).isEqualTo("Nothing was settled yet.");
            assertThatThrownBy(() -> resource.open(DESK, new SettlementRunsResource.NewRun("SORA")))
                    .hasMessage("billing.run-not-due");
            assertThat(SettlementCommandCaller.call(house, "SORA", "--start"))
                    .isEqualTo("Refused: billing.run-not-due {}");
            house.clock.set("2026-11-25T10:00:00+09:00");
            var opened = (RunWire) resource.open(DESK, new SettlementRunsResource.NewRun("SORA"))
                    .getEntity();
            assertThat(opened.state()).isEqualTo("writing");
            resource.stop(DESK, opened.id());
            house.work();
            assertThat(resource.one(DESK, opened.id()).written()).isZero();
            assertThat(SettlementCommandCaller.call(house, "SORA", "--resume")).contains("WRITING:");
            house.work();
            var done = resource.list(DESK, "SORA").data().get(0);
            assertThat(done)
                    .extracting(
                            RunWire::state,
                            RunWire::written,
                            RunWire::paid,
                            RunWire::failed,
                            RunWire::left,
                            RunWire::otherwise)
                    .containsExactly("done", 3, 1, 1, 0, 1);
            assertThat(SettlementCommandCaller.call(house, null, ""))
                    .isEqualTo("SORA 2026-12 DONE: 3 written, 1 paid, 1 failed, 0 left, 1 otherwise, 0/s");
            assertThat(SettlementCommandCaller.call(house, null, "--stop")).isEqualTo("Name the storefront.");
            var stranger = new Asked(House.reseller("MIZU"), "en");
            assertThat(resource.list(stranger, "SORA").data()).isEmpty();
            assertThatThrownBy(() -> resource.one(stranger, opened.id())).hasMessage("kernel.not-found");
        }
    }

    @EachDatabase
    @DisplayName("R079: deposits over REST")
    void deposits(TestDatabase database) {
        try (Contracts house = settled(database)) {
            var request = house.request(
                    "conclusion:1", "ctr_1", java.util.List.of(), FakeContracts.line("deposit", 2_000, 0));
            house.keep.collect(house.keep.add(request).id());
            ContractDepositsResource resource = new ContractDepositsResource(house.payOut);
            var held = resource.list(DESK, "SORA", "held", null, null, null).data();
            assertThat(held)
                    .singleElement()
                    .satisfies(one -> assertThat(one.amount().amount()).isEqualTo(2_000));
            String id = held.get(0).id();
            assertThatThrownBy(() -> resource.paidOut(DESK, id, new ContractDepositsResource.NewPayout(" ")))
                    .hasMessage("kernel.invalid-fields");
            assertThatThrownBy(() -> resource.paidOut(DESK, id, new ContractDepositsResource.NewPayout("F-1")))
                    .hasMessage("billing.deposit-not-by-hand");
        }
    }
}
