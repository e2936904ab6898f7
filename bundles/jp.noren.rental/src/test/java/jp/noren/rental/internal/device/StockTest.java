package jp.noren.rental.internal.device;

import static jp.noren.rental.internal.device.StockHouse.CS;
import static jp.noren.rental.internal.device.StockHouse.FOREIGN;
import static jp.noren.rental.internal.device.StockHouse.OWNER;
import static jp.noren.rental.internal.device.StockHouse.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import jp.noren.kernel.Slice;
import jp.noren.persistence.testing.EachDatabase;
import jp.noren.persistence.testing.TestDatabase;
import jp.noren.rental.internal.app.ImportStock;
import jp.noren.rental.internal.domain.Contract;
import jp.noren.rental.internal.domain.DeviceState;
import jp.noren.rental.internal.domain.RentalDevice;
import jp.noren.rental.internal.domain.Status;
import org.junit.jupiter.api.DisplayName;

class StockTest {
    private static final List<String> MODELS = List.of("SR-300", "SR-500");
    private static final Slice ALL = new Slice(50, null, null);

    private static boolean reserve(StockHouse house, String contract) {
        return house.database.transactions().required(() -> house.stock.reserve("SORA", contract, MODELS));
    }

    private static DeviceState stateOf(StockHouse house, String code) {
        return house.devices.byCode("SORA", code).orElseThrow().state();
    }

    @EachDatabase
    @DisplayName("Section 25: 50 takers of the last device: one gets it, the others are told that there is none")
    void fiftyTakersOneWinner(TestDatabase database) throws Exception {
        StockHouse house = new StockHouse(database);
        house.stocked(1);
        assertThat(winners(house, 50)).isEqualTo(1);
        assertThat(stateOf(house, "DEV-1")).isEqualTo(DeviceState.ASSIGNED);
        assertThat(house.stock.has("SORA", MODELS)).isFalse();
    }

    @EachDatabase
    @DisplayName("Section 25: 30 takers of 12 devices: twelve get one each, no device has two contracts")
    void noDeviceIsGivenTwice(TestDatabase database) throws Exception {
        StockHouse house = new StockHouse(database);
        house.stocked(12);
        assertThat(winners(house, 30)).isEqualTo(12);
        assertThat(house.read.devices(CS, "SORA", DeviceState.ASSIGNED, null, ALL))
                .extracting(RentalDevice::contract)
                .hasSize(12)
                .doesNotHaveDuplicates()
                .doesNotContainNull();
    }

    private static int winners(StockHouse house, int takers) throws InterruptedException, ExecutionException {
        ExecutorService threads = Executors.newFixedThreadPool(10);
        try {
            List<Future<Boolean>> all = new ArrayList<>();
            for (int i = 0; i < takers; i++) {
                String contract = "ctr_" + i;
                all.add(threads.submit(() -> reserve(house, contract)));
            }
            int won = 0;
            for (Future<Boolean> one : all) {
                won += one.get() ? 1 : 0;
            }
            return won;
        } finally {
            threads.shutdownNow();
        }
    }

    @EachDatabase
    @DisplayName("R059: an application that comes to nothing leaves the stock as it was")
    void aFailedApplicationLeavesTheStock(TestDatabase database) {
        StockHouse house = new StockHouse(database);
        house.stocked(1);
        assertThat(refusal(() -> house.database.transactions().run(() -> {
                    assertThat(house.stock.reserve("SORA", "ctr_1", MODELS)).isTrue();
                    throw jp.noren.kernel.RefusedException.notFound();
                })))
                .isNotEmpty();
        assertThat(stateOf(house, "DEV-1")).isEqualTo(DeviceState.IN_STOCK);
        assertThat(reserve(house, "ctr_2")).isTrue();
        house.database.transactions().run(() -> house.stock.free("ctr_2"));
        assertThat(stateOf(house, "DEV-1")).isEqualTo(DeviceState.IN_STOCK);
        assertThat(house.stock.of("ctr_2")).isEmpty();
        assertThat(house.stock.has("UMI", MODELS)).isFalse();
        assertThat(house.stock.has("SORA", List.of())).isFalse();
    }

    @EachDatabase
    @DisplayName(
            "Section 25: assigned, shipped with its parcel's number and a mail, in use from the start of the contract on")
    void aDeviceIsShipped(TestDatabase database) {
        StockHouse house = new StockHouse(database);
        house.stocked(1);
        Contract contract = house.contract("K-1", "mem-vi", "CARD", "2026-11-10T09:00:00+09:00");
        reserve(house, contract.id());
        RentalDevice device = house.devices.ofContract(contract.id()).orElseThrow();
        RentalDevice.Tracking parcel = new RentalDevice.Tracking("やまねこ", "4000-1111-2222");
        assertThat(refusal(() -> house.moveDevice.ship(CS, device.id(), new RentalDevice.Tracking("", "1"))))
                .containsEntry("code", "kernel.invalid-fields");
        assertThat(refusal(() -> house.moveDevice.ship(FOREIGN, device.id(), parcel)))
                .containsEntry("kind", "NOT_FOUND");
        assertThat(house.moveDevice.ship(OWNER, device.id(), parcel).state()).isEqualTo(DeviceState.SHIPPED);
        assertThat(refusal(() -> house.moveDevice.ship(CS, device.id(), parcel)))
                .containsEntry("code", "rental.device-step");
        assertThat(house.mails).singleElement().satisfies(mail -> {
            assertThat(mail.template()).isEqualTo("rental.mail-shipped");
            assertThat(mail.language()).isEqualTo("vi");
            assertThat(mail.args().get("tracking_number")).isEqualTo("4000-1111-2222");
        });
        house.sweep.run();
        assertThat(stateOf(house, "DEV-1")).isEqualTo(DeviceState.SHIPPED);
        house.clock.set("2026-12-01T00:00:00+09:00");
        house.sweep.run();
        assertThat(stateOf(house, "DEV-1")).isEqualTo(DeviceState.IN_USE);
        assertThat(house.stock.of(contract.id()).orElseThrow().state()).isEqualTo("IN_USE");
        assertThat(house.acts).hasSize(1).first().asString().contains("rental.device-shipped");
    }

    @EachDatabase
    @DisplayName("Section 25: the stock is imported as a whole or not at all, and the same list twice changes nothing")
    void theStockIsImported(TestDatabase database) {
        StockHouse house = new StockHouse(database);
        house.stocked(2);
        var item = new ImportStock.Item("DEV-1", "SR-300", "SN-1", null);
        assertThat(house.importStock
                        .handle(OWNER, "SORA", new ImportStock.Stock(List.of(), List.of(item)))
                        .devices())
                .isZero();
        var taken = new ImportStock.Item("DEV-9", "SR-300", "SN-2", null);
        var unknown = new ImportStock.Item("DEV-8", "SR-999", "SN-8", null);
        var fresh = new ImportStock.Item("DEV-7", "SR-300", "SN-7", DeviceState.IN_USE);
        assertThat(refusal(() -> house.importStock.handle(
                        CS, "SORA", new ImportStock.Stock(List.of(), List.of(fresh, taken, unknown)))))
                .containsEntry("code", "kernel.invalid-fields");
        assertThat(house.devices.byCode("SORA", "DEV-7")).isEmpty();
        assertThat(refusal(() ->
                        house.importStock.handle(FOREIGN, "SORA", new ImportStock.Stock(List.of(), List.of(fresh)))))
                .containsEntry("kind", "NOT_FOUND");
        assertThat(house.read.counts(CS, "SORA")).singleElement().satisfies(count -> assertThat(count.devices())
                .isEqualTo(2));
    }

    @EachDatabase
    @DisplayName(
            "Section 25: what the list calls in stock is nobody else's once a contract of old has it; what an ended one put away is")
    void whatAContractOfOldHasIsNotInStock(TestDatabase database) {
        StockHouse house = new StockHouse(database);
        house.stocked(3);
        String applied = "2024-01-10T12:00:00+09:00";
        var tx = house.database.transactions();
        tx.run(() -> {
            house.stock.takeOver(house.contract("K-1", "mem", "ATONE", applied, Status.ACTIVE), "DEV-1");
            house.stock.takeOver(house.contract("K-2", "mem", "ATONE", applied, Status.RESERVED), "DEV-2");
            house.stock.takeOver(house.contract("K-3", "mem", "ATONE", applied, Status.ENDED), "DEV-3");
        });
        assertThat(stateOf(house, "DEV-1")).isEqualTo(DeviceState.IN_USE);
        assertThat(stateOf(house, "DEV-2")).isEqualTo(DeviceState.ASSIGNED);
        assertThat(reserve(house, "ctr_new")).isTrue();
        assertThat(house.devices.byCode("SORA", "DEV-3").orElseThrow().contract())
                .isEqualTo("ctr_new");
        assertThat(reserve(house, "ctr_next")).isFalse();
    }

    @EachDatabase
    @DisplayName("Section 25: a contract of old takes over the device it has, and no other contract gets it")
    void aContractOfOldHasItsDevice(TestDatabase database) {
        StockHouse house = new StockHouse(database);
        house.importStock.handle(
                CS,
                "SORA",
                new ImportStock.Stock(
                        StockHouse.models(),
                        List.of(new ImportStock.Item("DEV-0015", "SR-300", "SN-15", DeviceState.RETURN_WAITING))));
        var tx = house.database.transactions();
        Contract contract = house.contract("K-0009", "mem", "ATONE", "2024-01-10T12:00:00+09:00");
        Contract other = house.contract("K-0010", "mem", "ATONE", "2024-01-10T12:00:00+09:00");
        tx.run(() -> house.stock.takeOver(contract, "DEV-0015"));
        tx.run(() -> house.stock.takeOver(contract, "DEV-0015"));
        assertThat(refusal(() -> tx.run(() -> house.stock.takeOver(other, "DEV-0015"))))
                .containsEntry("code", "rental.device-taken");
        assertThat(refusal(() -> tx.run(() -> house.stock.takeOver(other, "DEV-X"))))
                .containsEntry("code", "rental.device-unknown");
        tx.run(() -> house.stock.openReturn(contract.id(), LocalDate.of(2026, 10, 31), LocalDate.of(2026, 11, 3)));
        house.sweep.run();
        assertThat(house.read.orders(CS, "SORA", null, true, ALL))
                .singleElement()
                .satisfies(order -> assertThat(order.overdue()).isTrue());
        assertThat(house.templates()).containsExactly("rental.mail-return-overdue");
    }

    @EachDatabase
    @DisplayName("Section 25: desks see the stock of their storefronts, page by page, members see none of it")
    void pagesOfTheStock(TestDatabase database) {
        StockHouse house = new StockHouse(database);
        house.stocked(5);
        List<RentalDevice> first = house.read.devices(OWNER, null, null, null, new Slice(2, null, null));
        assertThat(first).extracting(RentalDevice::code).containsExactly("DEV-1", "DEV-2", "DEV-3");
        Slice next = new Slice(2, first.get(1).id(), null);
        assertThat(house.read.devices(CS, "SORA", null, "SR-300", next))
                .extracting(RentalDevice::code)
                .containsExactly("DEV-3", "DEV-4", "DEV-5");
        Slice back = new Slice(2, null, first.get(2).id());
        assertThat(house.read.devices(CS, null, null, null, back))
                .extracting(RentalDevice::code)
                .containsExactly("DEV-1", "DEV-2");
        assertThat(house.read.devices(FOREIGN, null, null, null, ALL)).isEmpty();
        assertThat(house.read.devices(FOREIGN, "SORA", null, null, ALL)).isEmpty();
        assertThat(refusal(() -> house.read.device(FOREIGN, first.get(0).id()))).containsEntry("kind", "NOT_FOUND");
        assertThat(refusal(() -> house.read.counts(FOREIGN, "SORA"))).containsEntry("kind", "NOT_FOUND");
    }

    @EachDatabase
    @DisplayName("Section 25: what a desk may not write by hand is refused, and what it may is recorded")
    void stepsByHand(TestDatabase database) {
        StockHouse house = new StockHouse(database);
        house.stocked(1);
        RentalDevice device = house.devices.byCode("SORA", "DEV-1").orElseThrow();
        for (DeviceState forged : List.of(DeviceState.ASSIGNED, DeviceState.IN_USE, DeviceState.RETURNED)) {
            assertThat(refusal(() -> house.moveDevice.step(CS, device.id(), forged)))
                    .containsEntry("code", "rental.device-step");
        }
        assertThat(house.acts).isEmpty();
        assertThat(house.moveDevice.step(CS, device.id(), DeviceState.DAMAGED).state())
                .isEqualTo(DeviceState.DAMAGED);
        assertThat(house.stock.has("SORA", MODELS)).isFalse();
        house.moveDevice.step(CS, device.id(), DeviceState.IN_STOCK);
        assertThat(house.stock.has("SORA", MODELS)).isTrue();
        assertThat(house.acts).hasSize(2);
    }
}
