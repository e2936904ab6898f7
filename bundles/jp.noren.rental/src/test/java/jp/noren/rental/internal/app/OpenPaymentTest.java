package jp.noren.rental.internal.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import jp.noren.access.api.Caller;
import jp.noren.payment.api.PaymentStatus;
import jp.noren.persistence.testing.EachDatabase;
import jp.noren.persistence.testing.TestDatabase;
import jp.noren.rental.internal.domain.Application;
import jp.noren.rental.internal.domain.Choice;
import jp.noren.rental.internal.domain.Contract;
import jp.noren.rental.internal.domain.Status;
import org.junit.jupiter.api.DisplayName;

@DisplayName("An application whose payment is still open when the run of the 25th passes")
class OpenPaymentTest {
    private static final Caller MEMBER = RentalHouse.member("mem_1");

    /** Filed on the 20th for the 24th: the company has not said yet what became of the payment for November. */
    private static Application waiting(SettlingHouse house) {
        house.rental.stock("SR-300", 1);
        house.contract("K-0001", "mem_1");
        house.billing.cards.card("mem_1", "lost");
        Choice choice = new Choice("R50", "NORMAL", List.of());
        Application filed = house.rental.file(
                MEMBER,
                "k1",
                new Wish(Application.Kind.NEW, null, choice, Map.of(), LocalDate.of(2026, 11, 24), "CARD"));
        assertThat(filed.state()).isEqualTo(Application.State.PAYING);
        house.billing.cards.card("mem_1", "ok");
        house.billing.at("2026-11-25T00:10:00+09:00");
        assertThat(charged(house, filed.contract())).containsExactly("2026-11 PAYING");
        house.clock.set("2026-11-26T09:00:00+09:00");
        return filed;
    }

    private static List<String> charged(SettlingHouse house, String contract) {
        return house.billing.all(contract).stream()
                .map(charge -> charge.owner().month() + " " + charge.state())
                .sorted()
                .toList();
    }

    @EachDatabase
    @DisplayName(
            "R025: concluded after the run it owes at once what the run would have charged, and every month is charged once")
    void doesNotMissItsMonth(TestDatabase database) {
        try (SettlingHouse house = new SettlingHouse(database, "2026-11-20T10:00:00+09:00", 25)) {
            Application filed = waiting(house);
            house.billing.cards.janitor(house.billing.changed);
            house.rental.settle.run();
            Contract contract = house.rental.contracts.find(filed.contract()).orElseThrow();
            assertThat(contract.status()).isEqualTo(Status.RESERVED);
            assertThat(charged(house, contract.id())).containsExactly("2026-11 PAID", "2026-12 OPEN");
            house.settle();
            assertThat(charged(house, contract.id())).containsExactly("2026-11 PAID", "2026-12 PAID");
            assertThat(house.billing.all(contract.id()))
                    .filteredOn(charge -> charge.owner().month().toString().equals("2026-12"))
                    .singleElement()
                    .satisfies(
                            charge -> assertThat(charge.sum().total().amount()).isEqualTo(3_278));
            house.rental.settle.run();
            house.billing.at("2026-12-25T00:10:00+09:00");
            assertThat(charged(house, contract.id())).containsExactly("2026-11 PAID", "2026-12 PAID", "2027-01 PAID");
            assertThat(house.billing.cards.book.chargesByPurpose.values()).allMatch(times -> times.get() == 1);
        }
    }

    @EachDatabase
    @DisplayName("R025: what the run would have charged is dunned like any other charge when its card declines")
    void isDunned(TestDatabase database) {
        try (SettlingHouse house = new SettlingHouse(database, "2026-11-20T10:00:00+09:00", 25)) {
            Application filed = waiting(house);
            house.billing.cards.janitor(house.billing.changed);
            house.billing.cards.card("mem_1", "declines");
            house.rental.settle.run();
            house.settle();
            assertThat(charged(house, filed.contract())).containsExactly("2026-11 PAID", "2026-12 FAILED");
        }
    }

    @EachDatabase
    @DisplayName(
            "R025: declined after the run, nothing comes of it, no month is charged, and the card is not asked a second time")
    void declined(TestDatabase database) {
        try (SettlingHouse house = new SettlingHouse(database, "2026-11-20T10:00:00+09:00", 25)) {
            Application filed = waiting(house);
            String charge = house.billing.all(filed.contract()).get(0).id();
            house.billing.cards.becomes(
                    house.billing.cards.paymentOf(charge), PaymentStatus.DECLINED, house.billing.changed);
            house.rental.settle.run();
            house.settle();
            assertThat(house.rental.read.find(MEMBER, filed.id()).state()).isEqualTo(Application.State.REFUSED);
            assertThat(charged(house, filed.contract())).containsExactly("2026-11 CANCELLED");
            house.billing.at("2026-12-25T00:10:00+09:00");
            assertThat(charged(house, filed.contract())).containsExactly("2026-11 CANCELLED");
        }
    }

    @EachDatabase
    @DisplayName("R025: concluded before the run it waits for the run, which charges the month once")
    void concludedInTime(TestDatabase database) {
        try (SettlingHouse house = new SettlingHouse(database, "2026-11-20T10:00:00+09:00", 25)) {
            house.rental.stock("SR-300", 1);
            house.contract("K-0001", "mem_1");
            house.billing.cards.card("mem_1", "lost");
            Choice choice = new Choice("R50", "NORMAL", List.of());
            Wish wish = new Wish(Application.Kind.NEW, null, choice, Map.of(), LocalDate.of(2026, 11, 24), "CARD");
            Application filed = house.rental.file(MEMBER, "k1", wish);
            house.clock.set("2026-11-24T23:59:59.999+09:00");
            house.billing.cards.janitor(house.billing.changed);
            house.rental.settle.run();
            assertThat(charged(house, filed.contract())).containsExactly("2026-11 PAID");
            house.billing.cards.card("mem_1", "ok");
            house.billing.at("2026-11-25T00:10:00+09:00");
            Stream<String> all = charged(house, filed.contract()).stream();
            assertThat(all).containsExactly("2026-11 PAID", "2026-12 PAID");
        }
    }
}
