package jp.noren.support.internal.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import jp.noren.access.api.Role;
import jp.noren.kernel.RefusedException;
import jp.noren.kernel.RefusedException.FieldError;
import jp.noren.persistence.testing.EachDatabase;
import jp.noren.persistence.testing.TestDatabase;
import jp.noren.rental.api.DeviceKind;
import jp.noren.support.internal.app.ImportSupport.Command;
import jp.noren.support.internal.app.ImportSupport.Imported;
import jp.noren.support.internal.app.TakeOver.Item;
import jp.noren.support.internal.app.TakeOver.Span;
import jp.noren.support.internal.domain.Operation;
import jp.noren.support.internal.domain.Plan;
import jp.noren.support.internal.domain.SupportState;
import jp.noren.support.internal.house.House;
import org.junit.jupiter.api.DisplayName;

class ImportTest {
    private static Span span(String plan, String from, String to) {
        return new Span(plan, LocalDate.parse(from), to == null ? null : LocalDate.parse(to));
    }

    private static Command command(List<Plan> plans, List<String> keys, List<Item> contracts) {
        return new Command(House.operator(Role.ADMIN), "SORA", plans, keys, contracts);
    }

    @EachDatabase
    @DisplayName(
            "R003 R041: the demo data's K-0001, K-0003 and K-0005 come with their plans, covers, operations and keys;"
                    + " a second load changes nothing")
    void demoData(TestDatabase database) {
        House house = new House(database);
        house.contracts.add("K1", "SORA-I1", DeviceKind.ROUTER, "2025-03-01");
        house.contracts.add("K3", "SORA-I2", DeviceKind.ROUTER, "2026-09-01");
        house.contracts.add("K5", "SORA-I1", DeviceKind.SIM, "2024-07-01");
        Command load = command(
                House.demo(),
                List.of("DEMO-KEY0-0000-0001", "DEMO-KEY0-0000-0003"),
                List.of(
                        new Item("K1", List.of(span("SUPPORT", "2025-03-01", null)), 0, 0, null),
                        new Item(
                                "K3",
                                List.of(span("SUPPORT_PREMIUM", "2026-09-01", null)),
                                0,
                                0,
                                "DEMO-KEY0-0000-0001"),
                        new Item(
                                "K5",
                                List.of(
                                        span("SUPPORT_PREMIUM_SIM", "2024-07-01", "2025-02-28"),
                                        span("SUPPORT_SIM", "2025-03-01", null)),
                                1,
                                0,
                                null)));
        assertThat(house.imports.handle(load)).isEqualTo(new Imported(0, 2, 3));
        assertThat(house.imports.handle(load)).isEqualTo(new Imported(0, 0, 0));
        assertThat(house.readKey.handle(house.member("SORA-I2"), "K3").code()).isEqualTo("DEMO-KEY0-0000-0001");
        assertThat(house.read.one(house.member("SORA-I2"), "K3").current().covers())
                .containsEntry("LOSS", LocalDate.of(2026, 11, 1));
        ReadSupport.View sim = house.read.one(house.member("SORA-I1"), "K5");
        assertThat(sim.history().periods()).hasSize(2);
        assertThat(sim.current().plan()).isEqualTo("SUPPORT_SIM");
        assertThat(sim.allowance().used()).isEqualTo(1);
        assertThat(house.readKey.handle(house.member("SORA-I1"), "K5").state()).isEqualTo(ReadKey.State.ENDED);
        assertThat(House.code(() -> house.file("K5", Operation.RELEASE, null))).isEqualTo("support.operation-limit");
        assertThat(house.readKeys.handle(House.operator(), "SORA").free()).isEqualTo(1);
        assertThat(house.acts.toString() + load).doesNotContain("DEMO-KEY0");
        assertThat(house.mails).as("what was so before is no news").isEmpty();
    }

    @EachDatabase
    @DisplayName("R039: a plan changes from tomorrow on, behind its last change; the catalogue is read by day")
    void datedPlans(TestDatabase database) {
        House house = new House(database);
        Plan now = House.demo().get(0);
        for (String day : List.of("2019-01-01", "2026-11-09", "2026-11-10")) {
            Plan late = House.plan("SUPPORT", "ROUTER", "あんしん補償", 999, LocalDate.parse(day), now.covers());
            assertThatThrownBy(() -> house.imports.handle(command(List.of(late), List.of(), List.of())))
                    .isInstanceOfSatisfying(RefusedException.class, no -> assertThat(no.fields())
                            .extracting(FieldError::code)
                            .containsExactly("support.plan-backdated"));
        }
        Plan next = House.plan("SUPPORT", "ROUTER", "あんしん補償", 350, LocalDate.of(2026, 11, 11), now.covers());
        assertThat(house.imports
                        .handle(command(List.of(next), List.of(), List.of()))
                        .plans())
                .isEqualTo(1);
        assertThat(house.imports
                        .handle(command(List.of(next), List.of(), List.of()))
                        .plans())
                .isZero();
        assertThat(house.plans.on("SORA", LocalDate.of(2026, 11, 10)))
                .contains(now)
                .hasSize(4);
        assertThat(house.plans.on("SORA", LocalDate.of(2026, 11, 11)))
                .contains(next)
                .doesNotContain(now)
                .hasSize(4);
        assertThat(house.plans.on("SORA", LocalDate.of(2018, 12, 31))).isEmpty();
        assertThat(house.plans.on("HOSHI", LocalDate.of(2026, 11, 11))).isEmpty();
    }

    @EachDatabase
    @DisplayName(
            "R056: one fault, and nothing of the document is taken; a fault names the place of a key, never the key")
    void allOrNothing(TestDatabase database) {
        House house = new House(database);
        house.contracts.add("K1", "SORA-I1", DeviceKind.ROUTER, "2025-03-01");
        house.contracts.add("K2", "SORA-I1", DeviceKind.ROUTER, "2025-03-01");
        house.contracts.add("H1", "HOSHI-I1", DeviceKind.ROUTER, "2025-03-01");
        Command wrong = command(
                List.of(),
                List.of("GOOD-0001", "has space", "abc"),
                List.of(
                        new Item("H1", List.of(), 0, 0, null),
                        new Item("K1", List.of(span("SUPPORT_SIM", "2025-03-01", null)), 0, 0, null),
                        new Item(
                                "K2",
                                List.of(span("SUPPORT", "2025-03-01", null), span("SUPPORT", "2025-05-01", null)),
                                0,
                                0,
                                null)));
        assertThatThrownBy(() -> house.imports.handle(wrong)).isInstanceOfSatisfying(RefusedException.class, no -> {
            assertThat(no.fields())
                    .extracting(FieldError::pointer)
                    .containsExactly(
                            "/keys/1",
                            "/keys/2",
                            "/contracts/0/contract",
                            "/contracts/1/history/0/plan",
                            "/contracts/2/history/0/to");
            assertThat(no.fields().toString()).doesNotContain("has space");
        });
        assertThat(house.count("support.keys")).isZero();
        assertThat(house.count("support.contracts")).isZero();
        assertThat(House.code(() -> house.imports.handle(
                        new Command(House.reseller("NAMI"), "SORA", List.of(), List.of("CODE-1"), List.of()))))
                .isEqualTo("kernel.not-found");
    }

    @EachDatabase
    @DisplayName("R053: a key that another contract has cannot be brought along")
    void takenKey(TestDatabase database) {
        House house = new House(database);
        house.router("K1", "SUPPORT_PREMIUM");
        house.importKeys("CODE-1");
        house.contracts.add("K2", "SORA-I1", DeviceKind.ROUTER, "2025-03-01");
        Item second = new Item("K2", List.of(span("SUPPORT_PREMIUM", "2025-03-01", null)), 0, 0, "CODE-1");
        assertThatThrownBy(() -> house.imports.handle(command(List.of(), List.of(), List.of(second))))
                .isInstanceOfSatisfying(RefusedException.class, no -> assertThat(no.fields())
                        .extracting(FieldError::pointer, FieldError::code)
                        .containsExactly(
                                org.assertj.core.groups.Tuple.tuple("/contracts/0/key_code", "support.key-taken")));
        assertThat(house.read.one(house.member("SORA-I1"), "K2").state()).isEqualTo(SupportState.NONE);
    }
}
