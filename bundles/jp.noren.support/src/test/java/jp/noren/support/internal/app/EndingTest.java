package jp.noren.support.internal.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import jp.noren.billing.api.ChargeLine;
import jp.noren.persistence.testing.EachDatabase;
import jp.noren.persistence.testing.TestDatabase;
import jp.noren.rental.api.ContractState;
import jp.noren.rental.api.ContractView;
import jp.noren.rental.api.DeviceKind;
import jp.noren.rental.spi.ContractPart.Consequence;
import jp.noren.support.internal.domain.Application;
import jp.noren.support.internal.domain.EndReason;
import jp.noren.support.internal.domain.Operation;
import jp.noren.support.internal.domain.SupportState;
import jp.noren.support.internal.house.House;
import org.junit.jupiter.api.DisplayName;

class EndingTest {
    private static final String PREMIUM = "SUPPORT_PREMIUM";

    private static long fee(House house, YearMonth month, String contract) {
        Map<String, List<ChargeLine>> lines = house.charges.lines("SORA", month, List.of(contract));
        return lines.getOrDefault(contract, List.of()).stream()
                .mapToLong(line -> line.amount().amount())
                .sum();
    }

    @EachDatabase
    @DisplayName("R052: support ends on its contract's last day and takes nothing from the allowance; heard twice, done"
            + " once")
    void endsWithItsContract(TestDatabase database) throws Exception {
        House house = new House(database);
        ContractView contract = house.router("K1", PREMIUM);
        assertThat(house.part.ifEnded(contract, LocalDate.of(2026, 11, 30)))
                .extracting(Consequence::code)
                .containsExactly("support.consequence-ends-with-contract", "support.consequence-key-ends");
        house.contracts.state("K1", ContractState.ENDING, LocalDate.of(2026, 11, 30));
        house.end("K1", "2026-11-30");
        house.end("K1", "2026-11-30");
        ReadSupport.View view = house.read.one(house.member("SORA-I1"), "K1");
        assertThat(view.state()).isEqualTo(SupportState.ACTIVE);
        assertThat(view.current().end()).isEqualTo("2026-11-30");
        assertThat(view.current().endReason()).isEqualTo(EndReason.CONTRACT);
        assertThat(house.used("K1")).hasValue(0);
        assertThat(house.templates()).containsExactly("ending");
        assertThat(house.lastMail()).contains("2026-11-30");
        assertThat(fee(house, YearMonth.of(2026, 11), "K1")).isEqualTo(500);
        assertThat(fee(house, YearMonth.of(2026, 12), "K1")).isZero();
        assertThat(House.code(() -> house.file("K1", Operation.RELEASE, null))).isEqualTo("support.contract-ending");
    }

    @EachDatabase
    @DisplayName(
            "R052: a filed change that would start after the end is dropped with a notice; one that starts before it"
                    + " takes place")
    void dropsWhatWouldStartLater(TestDatabase database) throws Exception {
        House house = new House(database);
        ContractView contract = house.router("K1", "SUPPORT");
        house.router("K2", "SUPPORT");
        house.file("K1", Operation.CHANGE, PREMIUM);
        house.file("K2", Operation.CHANGE, PREMIUM);
        assertThat(house.part.ifEnded(contract, LocalDate.of(2026, 11, 30)))
                .extracting(Consequence::code)
                .containsExactly("support.consequence-ends-with-contract", "support.consequence-dropped");
        house.mails.clear();
        house.contracts.state("K1", ContractState.ENDING, LocalDate.of(2026, 11, 30));
        house.end("K1", "2026-11-30");
        house.contracts.state("K2", ContractState.ENDING, LocalDate.of(2026, 12, 31));
        house.end("K2", "2026-12-31");
        assertThat(house.templates()).containsExactly("dropped", "ending");
        assertThat(house.read.one(house.member("SORA-I1"), "K1").applications())
                .extracting(Application::state)
                .containsExactly(Application.State.DROPPED);
        assertThat(house.book.find("K1").history().periods()).hasSize(1);
        assertThat(fee(house, YearMonth.of(2026, 12), "K1")).isZero();
        assertThat(fee(house, YearMonth.of(2026, 12), "K2")).isEqualTo(500);
        assertThat(fee(house, YearMonth.of(2027, 1), "K2")).isZero();
        house.importKeys("CODE-1", "CODE-2");
        house.clock.set("2026-12-01T00:00:00+09:00");
        house.job.run();
        assertThat(house.readKeys.handle(House.operator(), "SORA").assigned())
                .as("the dropped Premium gets no key")
                .isEqualTo(1);
    }

    @EachDatabase
    @DisplayName("R052: before the event has come, what the contract's own end cuts off is not shown, filed or claimed"
            + " either")
    void knowsBeforeTheEvent(TestDatabase database) {
        House house = new House(database);
        house.router("K1", "SUPPORT");
        house.file("K1", Operation.CHANGE, PREMIUM);
        house.contracts.state("K1", ContractState.ENDING, LocalDate.of(2026, 11, 30));
        ReadSupport.View view = house.read.one(house.member("SORA-I1"), "K1");
        assertThat(view.next()).isNull();
        assertThat(view.state()).isEqualTo(SupportState.ACTIVE);
        house.clock.set("2026-12-01T00:00:00+09:00");
        assertThat(house.read.one(house.member("SORA-I1"), "K1").state()).isEqualTo(SupportState.ENDED);
    }

    @EachDatabase
    @DisplayName("R048 R050 R052: chosen at application and at plan change; a contract that never chose has nothing; a"
            + " repeated conclusion adds nothing")
    void chosenAtApplication(TestDatabase database) {
        House house = new House(database);
        ContractView contract = house.contract("K1", "SORA-I1", DeviceKind.ROUTER, "2026-12-16", PREMIUM);
        house.transactions.run(() -> house.part.conclude(contract, PREMIUM));
        assertThat(house.book.find("K1").history().periods()).singleElement().satisfies(period -> {
            assertThat(period.start()).isEqualTo("2026-12-16");
            assertThat(period.covers())
                    .as("the start month counts (R044)")
                    .containsEntry("LOSS", LocalDate.of(2027, 2, 1))
                    .containsEntry("WATER", LocalDate.of(2026, 12, 16));
        });
        assertThat(house.part.name()).isEqualTo("support");
        assertThat(house.part.current("K1", LocalDate.of(2026, 12, 15))).isNull();
        assertThat(house.part.current("K1", LocalDate.of(2026, 12, 16))).isEqualTo(PREMIUM);
        house.router("K2", null);
        assertThat(house.read.one(house.member("SORA-I1"), "K2").state()).isEqualTo(SupportState.NONE);
        assertThat(house.part.check(contract, "GOLD").isAllowed()).isFalse();
        assertThat(house.part.check(contract, null).isAllowed()).isTrue();
        assertThat(house.part.ifEnded(house.contracts.find("K2").orElseThrow(), LocalDate.of(2026, 12, 31)))
                .isEmpty();
    }

    @EachDatabase
    @DisplayName("R044: the wait of loss and theft is that of the day of the application, also when the policy changes"
            + " before the start")
    void waitOfTheApplicationsDay(TestDatabase database) {
        House house = new House(database);
        house.storefronts.put("SORA", "premiumLossTheftStartsAfterMonths", LocalDate.of(2026, 11, 25), 6);
        house.contract("K1", "SORA-I1", DeviceKind.ROUTER, "2026-12-01", PREMIUM);
        house.contract("K2", "SORA-I1", DeviceKind.ROUTER, "2026-12-16", PREMIUM);
        assertThat(house.book.find("K1").history().periods().get(0).covers())
                .containsEntry("LOSS", LocalDate.of(2027, 2, 1));
        assertThat(house.book.find("K2").history().periods().get(0).covers())
                .containsEntry("LOSS", LocalDate.of(2027, 6, 1));
    }
}
