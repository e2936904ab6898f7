package jp.noren.rental.internal.rest;

import static jp.noren.rental.internal.device.StockHouse.member;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import jp.noren.access.api.Caller;
import jp.noren.kernel.LocalizedText;
import jp.noren.kernel.RefusedException;
import jp.noren.persistence.testing.EachDatabase;
import jp.noren.persistence.testing.TestDatabase;
import jp.noren.rental.internal.device.StockHouse;
import jp.noren.rental.internal.device.Texts;
import jp.noren.rental.internal.domain.Contract;
import jp.noren.rest.Request;
import org.junit.jupiter.api.DisplayName;

class DeviceResourcesTest {
    private static final String NEW = "2025-02-20T12:00:00+09:00";
    private static final String OLD = "2019-09-20T12:00:00+09:00";

    private record Asked(Caller caller, String language) implements Request {
        @Override
        public String id() {
            return "req";
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

    private static final Request DESK = new Asked(StockHouse.CS, "ja");

    private static DevicesResource devices(StockHouse house) {
        return new DevicesResource(house.read, house.moveDevice, house.importStock);
    }

    private static ReturnsResource returns(StockHouse house) {
        return new ReturnsResource(house.read, house.moveReturn);
    }

    private static PaymentResource payment(StockHouse house) {
        return new PaymentResource(house.readPayment, house.change, new Texts());
    }

    private static PaymentWire.ChangeRequest card(String token) {
        return new PaymentWire.ChangeRequest(null, new PaymentWire.CardRequest(token, "key", "VISA"), null);
    }

    @EachDatabase
    @DisplayName("Section 25: stock over REST: import, list, ship, return, inspect, put away")
    void aDeviceGoesAroundOnce(TestDatabase database) {
        StockHouse house = new StockHouse(database);
        var model = new DeviceWire.Model("SR-300", "ROUTER", LocalizedText.of("ル", "R", "B"), List.of("USB_CABLE"));
        var item = new DeviceWire.Item("DEV-0001", "SR-300", "SN-1", null);
        DevicesResource stock = devices(house);
        assertThat(stock.importStock(DESK, "SORA", new DeviceWire.Stock(List.of(model), List.of(item))))
                .isEqualTo(new DeviceWire.Imported(1, 1));
        Contract contract = house.contract("K-1", "mem", "CARD", NEW);
        house.database.transactions().run(() -> house.stock.reserve("SORA", contract.id(), List.of("SR-300")));
        String id = stock.list(DESK, "SORA", "ASSIGNED", null, null, null, null)
                .data()
                .get(0)
                .id();
        assertThat(stock.ship(DESK, id, new DeviceWire.Shipment("やまねこ", "1")).trackingNumber())
                .isEqualTo("1");
        assertThat(stock.step(DESK, id, new DeviceWire.Step("IN_USE")).state()).isEqualTo("IN_USE");
        LocalDate end = LocalDate.of(2026, 10, 31);
        house.database.transactions().run(() -> house.stock.openReturn(contract.id(), end, end.plusDays(3)));
        String order = returns(house)
                .list(new Asked(member("mem"), "vi"), null, "RETURN_WAITING", null, null, null, null)
                .data()
                .get(0)
                .id();
        returns(house).receive(DESK, order, new DeviceWire.Receipt(LocalDate.of(2026, 11, 3), null));
        assertThat(returns(house)
                        .inspect(DESK, order, new DeviceWire.Inspection(false, null))
                        .state())
                .isEqualTo("INSPECTED");
        stock.step(DESK, id, new DeviceWire.Step("IN_STOCK"));
        assertThat(stock.counts(DESK, "SORA").data()).containsExactly(new DeviceWire.Count("SR-300", "IN_STOCK", 1));
        assertThat(stock.one(DESK, id).contract()).isNull();
        assertThat(returns(house).one(DESK, order).receivedOn()).isEqualTo(LocalDate.of(2026, 11, 10));
    }

    @EachDatabase
    @DisplayName("Section 25: faults of a stock list are named one by one, and forged words by their field")
    void faultsAreNamed(TestDatabase database) {
        StockHouse house = new StockHouse(database);
        DevicesResource stock = devices(house);
        var model = new DeviceWire.Model(null, "KETTLE", null, null);
        var item = new DeviceWire.Item("x".repeat(41), "SR-300", " ", "GONE");
        assertThatThrownBy(() -> stock.importStock(DESK, "SORA", new DeviceWire.Stock(List.of(model), List.of(item))))
                .isInstanceOfSatisfying(RefusedException.class, refused -> assertThat(refused.fields())
                        .extracting(RefusedException.FieldError::pointer)
                        .containsExactly(
                                "/models/0/id",
                                "/models/0/name",
                                "/models/0/kind",
                                "/devices/0/id",
                                "/devices/0/serial",
                                "/devices/0/state"));
        for (String forged : List.of("in_stock", "STOLEN", "")) {
            assertThatThrownBy(() -> stock.list(DESK, "SORA", forged, null, null, null, null))
                    .hasMessage("kernel.invalid-fields");
        }
        assertThat(stock.counts(DESK, "SORA").data()).isEmpty();
    }

    @EachDatabase
    @DisplayName(
            "R018 R020 R026 R030 R031: the page of payment over REST, with what is open, what is not, and its texts in three languages")
    void thePageOfPayment(TestDatabase database) {
        StockHouse house = new StockHouse(database);
        house.contract("K-4", "mem", "CARD", OLD);
        house.contract("K-5", "mem", "CARD", NEW);
        PaymentResource resource = payment(house);
        for (String language : List.of("ja", "en", "vi")) {
            Request request = new Asked(member("mem"), language);
            PaymentWire.View page = resource.page(request);
            assertThat(page.method()).isEqualTo("CARD");
            assertThat(page.contracts())
                    .extracting(PaymentWire.Contract::number)
                    .containsExactly("K-5");
            assertThat(page.choices()).containsExactly(new PaymentWire.Choice("CARD", true, null, null, null));
            assertThat(page.notices()).singleElement().satisfies(notice -> assertThat(notice.detail())
                    .isEqualTo(Texts.in(language).getProperty("rental.legacy-card-page")));
            assertThat(resource.legacyPage(request).contracts())
                    .extracting(PaymentWire.Contract::number)
                    .containsExactly("K-4");
        }
        Request member = new Asked(member("mem"), "ja");
        PaymentWire.Changed changed = (PaymentWire.Changed)
                resource.change(member, card("tok-4242-2028-01")).getEntity();
        assertThat(changed.firstSettlementOn()).isEqualTo(LocalDate.of(2026, 11, 25));
        assertThat(changed.card().lastFour()).isEqualTo("4242");
        assertThat(resource.changeLegacy(member, card("tok-1111-2028-01")).getStatus())
                .isEqualTo(201);
        assertThat(resource.page(member).contracts().get(0).card().expires()).isEqualTo("2028-01");
        house.clock.set("2026-11-25T00:00:00+09:00");
        PaymentWire.Choice closed = resource.page(member).choices().get(0);
        assertThat(closed.open()).isFalse();
        assertThat(closed.code()).isEqualTo("rental.settlement-day");
        assertThat(closed.next()).isEqualTo(LocalDate.of(2026, 11, 26));
    }

    @EachDatabase
    @DisplayName(
            "R030 R031: forged requests for another method, without a card, or with an unknown brand, are refused with their field")
    void forgedRequests(TestDatabase database) {
        StockHouse house = new StockHouse(database);
        Contract contract = house.contract("K-1", "mem", "CARD", NEW);
        PaymentResource resource = payment(house);
        Request member = new Asked(member("mem"), "ja");
        assertThatThrownBy(() -> resource.change(member, new PaymentWire.ChangeRequest("ATONE", null, null)))
                .hasMessage("rental.payment-change-not-allowed");
        assertThatThrownBy(() -> resource.change(member, new PaymentWire.ChangeRequest(null, null, null)))
                .hasMessage("kernel.invalid-fields");
        assertThatThrownBy(() -> resource.change(
                        member,
                        new PaymentWire.ChangeRequest("CARD", new PaymentWire.CardRequest("t", "k", "GOLD"), null)))
                .hasMessage("kernel.invalid-fields");
        assertThat(house.now(contract)).isEqualTo(contract);
        assertThat(card("secret-token").toString()).doesNotContain("secret");
    }
}
