package jp.noren.rental.internal.device;

import static jp.noren.rental.internal.device.StockHouse.CS;
import static jp.noren.rental.internal.device.StockHouse.FOREIGN;
import static jp.noren.rental.internal.device.StockHouse.member;
import static jp.noren.rental.internal.device.StockHouse.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import jp.noren.billing.api.ChargeLine;
import jp.noren.billing.api.ContractCharges;
import jp.noren.kernel.Slice;
import jp.noren.kernel.Yen;
import jp.noren.persistence.testing.EachDatabase;
import jp.noren.persistence.testing.TestDatabase;
import jp.noren.rental.internal.domain.Contract;
import jp.noren.rental.internal.domain.DeviceState;
import jp.noren.rental.internal.domain.RentalDevice;
import jp.noren.rental.internal.domain.ReturnOrder;
import jp.noren.rental.internal.domain.ReturnState;
import org.junit.jupiter.api.DisplayName;

class ReturnsTest {
    private static final LocalDate END = LocalDate.of(2026, 11, 30);
    private static final LocalDate DUE = LocalDate.of(2026, 12, 3);
    private static final Slice ALL = new Slice(50, null, null);

    /** A contract whose device is in use, and whose end is filed. */
    private static ReturnOrder opened(StockHouse house) {
        house.stocked(1);
        house.fees();
        Contract contract = house.contract("K-0001", "mem-ja", "CARD", "2025-02-20T12:00:00+09:00");
        var tx = house.database.transactions();
        tx.run(() -> house.stock.reserve("SORA", contract.id(), List.of("SR-300")));
        RentalDevice device = house.devices.ofContract(contract.id()).orElseThrow();
        house.moveDevice.ship(CS, device.id(), new RentalDevice.Tracking("やまねこ", "1"));
        house.sweep.run();
        house.mails.clear();
        house.acts.clear();
        tx.run(() -> house.stock.openReturn(contract.id(), END, DUE));
        return house.returns.ofContract(contract.id()).orElseThrow();
    }

    private static DeviceState device(StockHouse house) {
        return house.devices.byCode("SORA", "DEV-1").orElseThrow().state();
    }

    @EachDatabase
    @DisplayName(
            "R066 R087: filing the end opens one return order, with the due day that was promised; the device waits to come back")
    void filingOpensAReturnOrder(TestDatabase database) {
        StockHouse house = new StockHouse(database);
        ReturnOrder order = opened(house);
        assertThat(order.state()).isEqualTo(ReturnState.RETURN_WAITING);
        assertThat(order.dueOn()).isEqualTo(DUE);
        assertThat(device(house)).isEqualTo(DeviceState.RETURN_WAITING);
        house.database.transactions().run(() -> house.stock.openReturn(order.contract(), END, DUE.plusDays(9)));
        assertThat(house.count("rental.returns")).isEqualTo(1);
        assertThat(house.returns.find(order.id()).orElseThrow().dueOn()).isEqualTo(DUE);
        house.shops.set("returnDueDayOfNextMonth", 10);
        assertThat(house.read.order(CS, order.id()).dueOn()).isEqualTo(DUE);
    }

    @EachDatabase
    @DisplayName(
            "R066: the member is reminded once, three days before; from the day after the due day on the order is overdue, once, with a mail")
    void remindedOnceAndOverdueOnce(TestDatabase database) {
        StockHouse house = new StockHouse(database);
        ReturnOrder order = opened(house);
        house.clock.set("2026-11-29T23:59:59.999+09:00");
        house.sweep.run();
        assertThat(house.mails).isEmpty();
        house.clock.set("2026-11-30T00:00:00+09:00");
        house.sweep.run();
        house.sweep.run();
        assertThat(house.templates()).containsExactly("rental.mail-return-due");
        assertThat(house.mails.get(0).args().get("due")).isEqualTo(DUE);
        house.clock.set("2026-12-03T23:59:59.999+09:00");
        house.sweep.run();
        assertThat(house.read.order(CS, order.id()).overdue()).isFalse();
        house.clock.set("2026-12-04T00:00:00+09:00");
        house.sweep.run();
        house.sweep.run();
        assertThat(house.read.order(CS, order.id()).overdue()).isTrue();
        assertThat(house.templates()).containsExactly("rental.mail-return-due", "rental.mail-return-overdue");
        assertThat(house.read.orders(CS, "SORA", ReturnState.RETURN_WAITING, true, ALL))
                .hasSize(1);
        assertThat(house.read.orders(CS, "SORA", null, false, ALL)).isEmpty();
        assertThat(house.charges.added).isEmpty();
    }

    @EachDatabase
    @DisplayName(
            "R066: sent by the due day and arrived later is in time: no charge; the inspection brings it back to stock")
    void thePostmarkIsInTime(TestDatabase database) {
        StockHouse house = new StockHouse(database);
        ReturnOrder order = opened(house);
        house.clock.set("2026-12-07T10:00:00+09:00");
        house.sweep.run();
        ReturnOrder returned = house.moveReturn.receive(CS, order.id(), DUE, null);
        assertThat(returned.state()).isEqualTo(ReturnState.RETURNED);
        assertThat(returned.came().received()).isEqualTo(LocalDate.of(2026, 12, 7));
        assertThat(house.settle()).isZero();
        assertThat(house.templates()).containsExactly("rental.mail-return-overdue", "rental.mail-returned");
        assertThat(house.stock.isBack(order.contract())).isFalse();
        house.moveReturn.inspect(CS, order.id(), false, List.of());
        assertThat(house.stock.isBack(order.contract())).isTrue();
        house.settle();
        assertThat(house.charges.added).isEmpty();
        house.moveDevice.step(CS, order.device(), DeviceState.IN_STOCK);
        assertThat(house.stock.has("SORA", List.of("SR-300"))).isTrue();
        assertThat(house.stock.of(order.contract()).orElseThrow().state()).isEqualTo("INSPECTED");
    }

    @EachDatabase
    @DisplayName(
            "R066: sent after the due day costs one monthly fee, charged and collected once, however often the event comes")
    void aLateReturnCostsAMonth(TestDatabase database) throws Exception {
        StockHouse house = new StockHouse(database);
        ReturnOrder order = opened(house);
        house.clock.set("2026-12-07T10:00:00+09:00");
        house.moveReturn.receive(CS, order.id(), DUE.plusDays(1), LocalDate.of(2026, 12, 6));
        assertThat(house.settle()).isEqualTo(1);
        ContractCharges.Request late = house.charges.of("return-late:").orElseThrow();
        assertThat(late.lines()).singleElement().satisfies(line -> {
            assertThat(line.code()).isEqualTo("late-return");
            assertThat(line.amount()).isEqualTo(Yen.of(2980));
            assertThat(line.taxPercent()).isEqualTo(10);
        });
        assertThat(late.account().customerRef()).isEqualTo("mem-ja");
        assertThat(late.months()).isEmpty();
        house.settle.consume(new jp.noren.persistence.OutboxConsumer.Event(
                "evt_1", "rental.return-moved", order.id(), "{\"part\":\"late\"}", 2));
        assertThat(house.charges.added).hasSize(1);
        assertThat(house.charges.collected).hasSize(2).containsOnly("return-late:" + order.id());
    }

    @EachDatabase
    @DisplayName("R077: the deposit is let go only when the device was inspected, not when it arrived")
    void theDepositGoesAfterTheInspection(TestDatabase database) {
        StockHouse house = new StockHouse(database);
        ReturnOrder order = opened(house);
        house.moveReturn.receive(CS, order.id(), null, null);
        house.settle();
        assertThat(house.charges.released).isEmpty();
        house.moveReturn.inspect(CS, order.id(), true, List.of());
        house.settle();
        assertThat(house.charges.released).containsExactly(order.contract());
        assertThat(device(house)).isEqualTo(DeviceState.INSPECTED);
        house.moveDevice.step(CS, order.device(), DeviceState.DAMAGED);
        assertThat(house.stock.has("SORA", List.of("SR-300"))).isFalse();
    }

    @EachDatabase
    @DisplayName(
            "R077: what is lost never releases the deposit and costs its fee, unless the desk waives it; it can still turn up")
    void aLossCostsItsFee(TestDatabase database) {
        StockHouse house = new StockHouse(database);
        ReturnOrder order = opened(house);
        house.clock.set("2026-12-20T10:00:00+09:00");
        house.moveReturn.lose(CS, order.id(), false);
        house.settle();
        assertThat(house.charges.released).isEmpty();
        assertThat(house.charges.of("return-loss:").orElseThrow().lines())
                .extracting(ChargeLine::code, ChargeLine::amount, ChargeLine::taxPercent)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("device-loss", Yen.of(18_000), 0));
        assertThat(device(house)).isEqualTo(DeviceState.LOST);
        assertThat(refusal(() -> house.moveReturn.lose(CS, order.id(), false)))
                .containsEntry("code", "rental.return-step");
        assertThat(house.moveReturn.receive(CS, order.id(), DUE, null).state()).isEqualTo(ReturnState.RETURNED);
    }

    @EachDatabase
    @DisplayName("R084: a loss that a desk waives costs nothing and stands in the record")
    void aWaivedLossCostsNothing(TestDatabase database) {
        StockHouse house = new StockHouse(database);
        ReturnOrder order = opened(house);
        house.moveReturn.lose(CS, order.id(), true);
        assertThat(house.settle()).isZero();
        assertThat(house.charges.added).isEmpty();
        assertThat(house.acts).singleElement().asString().contains("opr_cs rental.return-lost");
    }

    @EachDatabase
    @DisplayName("R066: missing accessories cost what the catalogue says for them; what has no fee costs nothing")
    void missingAccessories(TestDatabase database) {
        StockHouse house = new StockHouse(database);
        ReturnOrder order = opened(house);
        house.clock.set("2026-12-05T10:00:00+09:00");
        house.moveReturn.receive(CS, order.id(), DUE, null);
        assertThat(refusal(() -> house.moveReturn.inspect(CS, order.id(), false, List.of("LAMP"))))
                .containsEntry("code", "kernel.invalid-fields");
        house.moveReturn.inspect(CS, order.id(), false, List.of("USB_CABLE", "CASE"));
        house.settle();
        assertThat(house.charges.of("return-inspected:").orElseThrow().lines())
                .extracting(ChargeLine::code, ChargeLine::amount)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("accessory-missing", Yen.of(500)));
        assertThat(house.read.order(CS, order.id()).came().missing()).containsExactly("USB_CABLE", "CASE");
    }

    @EachDatabase
    @DisplayName("Section 25: forged steps and days of a return change nothing")
    void forgedSteps(TestDatabase database) {
        StockHouse house = new StockHouse(database);
        ReturnOrder order = opened(house);
        assertThat(refusal(() -> house.moveReturn.inspect(CS, order.id(), false, List.of())))
                .containsEntry("code", "rental.return-step");
        assertThat(refusal(() -> house.moveReturn.receive(FOREIGN, order.id(), DUE, null)))
                .containsEntry("kind", "NOT_FOUND");
        assertThat(refusal(() -> house.moveReturn.receive(CS, order.id(), null, LocalDate.of(2026, 11, 11))))
                .containsEntry("code", "kernel.invalid-fields");
        assertThat(refusal(() -> house.moveReturn.receive(
                        CS, order.id(), LocalDate.of(2026, 11, 10), LocalDate.of(2026, 11, 9))))
                .containsEntry("code", "kernel.invalid-fields");
        assertThat(house.read.order(CS, order.id()).state()).isEqualTo(ReturnState.RETURN_WAITING);
        assertThat(house.acts).isEmpty();
    }

    @EachDatabase
    @DisplayName("R089: a member sees the returns of his own contracts, also after their end; another's look like none")
    void aMemberSeesHisReturns(TestDatabase database) {
        StockHouse house = new StockHouse(database);
        ReturnOrder order = opened(house);
        assertThat(house.read.orders(member("mem-ja"), null, null, null, ALL)).hasSize(1);
        assertThat(house.read.order(member("mem-ja"), order.id()).dueOn()).isEqualTo(DUE);
        assertThat(house.read.orders(member("mem-other"), "SORA", null, null, ALL))
                .isEmpty();
        assertThat(refusal(() -> house.read.order(member("mem-other"), order.id())))
                .containsEntry("kind", "NOT_FOUND");
    }

    @EachDatabase
    @DisplayName(
            "R066: an end filed before the parcel arrived: the device comes into use and waits to come back at once")
    void anEndBeforeTheParcelArrived(TestDatabase database) {
        StockHouse house = new StockHouse(database);
        house.stocked(1);
        Contract contract = house.contract("K-2", "mem", "CARD", "2026-10-20T12:00:00+09:00");
        var tx = house.database.transactions();
        tx.run(() -> house.stock.reserve("SORA", contract.id(), List.of("SR-300")));
        tx.run(() -> house.stock.openReturn(contract.id(), END, DUE));
        house.clock.set("2026-12-20T00:00:00+09:00");
        house.sweep.run();
        assertThat(house.templates()).isEmpty();
        RentalDevice device = house.devices.ofContract(contract.id()).orElseThrow();
        house.moveDevice.ship(CS, device.id(), new RentalDevice.Tracking("やまねこ", "1"));
        house.sweep.run();
        assertThat(device(house)).isEqualTo(DeviceState.RETURN_WAITING);
        house.sweep.run();
        assertThat(house.templates()).containsExactly("rental.mail-shipped", "rental.mail-return-overdue");
    }
}
