package jp.noren.support.internal.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Set;
import jp.noren.kernel.RefusedException;
import jp.noren.kernel.RefusedException.FieldError;
import jp.noren.kernel.RefusedException.Kind;
import jp.noren.persistence.testing.EachDatabase;
import jp.noren.persistence.testing.TestDatabase;
import jp.noren.rental.api.ContractState;
import jp.noren.rental.api.DeviceKind;
import jp.noren.support.internal.app.FileOperation.Command;
import jp.noren.support.internal.app.PreviewFiling.Preview;
import jp.noren.support.internal.domain.Application;
import jp.noren.support.internal.domain.Operation;
import jp.noren.support.internal.domain.SupportState;
import jp.noren.support.internal.house.House;
import jp.noren.support.internal.house.Zones;
import jp.noren.testing.database.EmbeddedDatabase;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class FilingTest {
    private static final String PREMIUM = "SUPPORT_PREMIUM";

    @EachDatabase
    @DisplayName("SC18, R040 R042 R043 R047 R049: SUPPORT to Premium on 2026-11-10: from 12-01, loss and theft from"
            + " 2027-02-01, allowance 1 of 1, said before and mailed")
    void sc18(TestDatabase database) {
        House house = new House(database);
        house.router("K1", "SUPPORT");
        Preview seen = house.preview.handle(house.member("SORA-I1"), "K1", Operation.CHANGE, PREMIUM);
        assertThat(seen.consequences())
                .extracting(told -> told.code() + (told.mustBeAcknowledged() ? "!" : ""))
                .containsExactly(
                        "support.consequence-plan-ends",
                        "support.consequence-plan-begins",
                        "support.consequence-cover-later",
                        "support.consequence-cover-later",
                        "support.consequence-key",
                        "support.warn-last-operation!");
        assertThat(house.used("K1")).as("a preview writes nothing").hasValue(0);
        Application filed = house.file("K1", Operation.CHANGE, PREMIUM);
        assertThat(filed.number()).startsWith("S-SORA-");
        assertThat(filed.effectiveOn()).isEqualTo("2026-12-01");
        ReadSupport.View view = house.read.one(house.member("SORA-I1"), "K1");
        assertThat(view.state()).isEqualTo(SupportState.CHANGE_FILED);
        assertThat(view.current().plan()).isEqualTo("SUPPORT");
        assertThat(view.current().end()).isEqualTo("2026-11-30");
        assertThat(view.next().plan()).isEqualTo(PREMIUM);
        assertThat(view.next().covers())
                .containsEntry("LOSS", LocalDate.of(2027, 2, 1))
                .containsEntry("DAMAGE", LocalDate.of(2026, 12, 1));
        assertThat(view.allowance().used()).isEqualTo(1);
        assertThat(house.templates()).containsExactly("change-filed");
        assertThat(house.lastMail())
                .contains(filed.number(), "あんしん補償Premium", "2026-12-01", "2027-02-01", "このご契約でサポートの変更・解除はできません");
        assertThat(house.acts.get(1)).startsWith("support.filed K1 ");
        assertThat(house.contracts.locks).hasPositiveValue();
    }

    @EachDatabase
    @DisplayName(
            "SC20, R047: after it a release is refused in any later month, and a second change in the same: the count"
                    + " stays")
    void sc20(TestDatabase database) {
        House house = new House(database);
        house.router("K1", "SUPPORT");
        house.file("K1", Operation.CHANGE, PREMIUM);
        assertThat(House.code(() -> house.file("K1", Operation.CHANGE, "SUPPORT")))
                .isEqualTo("support.operation-limit");
        for (YearMonth month = YearMonth.of(2026, 12);
                month.isBefore(YearMonth.of(2029, 1));
                month = month.plusMonths(1)) {
            house.clock.set(month.atDay(10) + "T10:00:00+09:00");
            assertThat(House.code(() -> house.file("K1", Operation.RELEASE, null)))
                    .isEqualTo("support.operation-limit");
        }
        assertThat(house.used("K1")).hasValue(1);
        assertThat(house.count("support.applications")).isEqualTo(1);
        assertThat(house.mails).hasSize(1);
    }

    @EachDatabase
    @DisplayName("SC22, R046: released on 2026-11-10 it ends with November: no plan, no key, no cover from December")
    void sc22(TestDatabase database) {
        House house = new House(database);
        house.contract("K7", "SORA-C1", DeviceKind.ROUTER, "2026-02-01", PREMIUM);
        house.importKeys("DEMO-KEY0-0000-0002");
        Application filed = house.file("K7", Operation.RELEASE, null);
        assertThat(filed.effectiveOn()).isEqualTo("2026-12-01");
        assertThat(house.read.one(house.member("SORA-C1"), "K7").state()).isEqualTo(SupportState.RELEASE_FILED);
        house.clock.set("2026-11-30T23:59:59.999+09:00");
        assertThat(house.readKey.handle(house.member("SORA-C1"), "K7").code()).isEqualTo("DEMO-KEY0-0000-0002");
        house.clock.set("2026-12-01T00:00:00+09:00");
        assertThat(house.readKey.handle(house.member("SORA-C1"), "K7").state()).isEqualTo(ReadKey.State.ENDED);
        assertThat(house.read.one(house.member("SORA-C1"), "K7").state()).isEqualTo(SupportState.ENDED);
        assertThat(house.part.current("K7", LocalDate.of(2026, 12, 1))).isNull();
        assertThat(house.lastMail()).contains("key code", "Care Premium ends on: 2026-11-30");
    }

    @EachDatabase
    @DisplayName(
            "R040 R042: the edges of each month of 2026 and of February 2028 to the millisecond, under three zones of"
                    + " the machine")
    void edges(TestDatabase database) throws Exception {
        House house = new House(database);
        Zones.each(zone -> {
            for (int n = 0; n < 13; n++) {
                YearMonth month =
                        n == 12 ? YearMonth.of(2028, 2) : YearMonth.of(2026, 1).plusMonths(n);
                String id = "K" + n + zone;
                house.router(id, "SUPPORT");
                Instant first = Instant.parse(month.atDay(1).minusDays(1) + "T15:00:00Z");
                Instant close = Instant.parse(month.atDay(15) + "T15:00:00Z");
                house.clock.set(first.minusMillis(1));
                assertThat(House.code(() -> house.file(id, Operation.CHANGE, PREMIUM)))
                        .as(zone + " last millisecond before " + month)
                        .isEqualTo("support.window-closed");
                house.clock.set(close.minusMillis(1));
                Preview seen = house.preview.handle(house.member("SORA-I1"), id, Operation.CHANGE, PREMIUM);
                Command late = house.command(house.member("SORA-I1"), id, Operation.CHANGE, PREMIUM, seen);
                house.clock.set(close);
                assertThat(House.code(() -> house.file.handle(late)))
                        .as(zone + " opened in the window, sent after it")
                        .isEqualTo("support.window-closed");
                assertThat(house.used(id))
                        .as("a refused one takes nothing (R049)")
                        .hasValue(0);
                house.clock.set(n % 2 == 0 ? close.minusMillis(1) : first);
                assertThat(house.file(id, Operation.CHANGE, PREMIUM).effectiveOn())
                        .isEqualTo(month.plusMonths(1).atDay(1));
                assertThat(house.read.one(house.member("SORA-I1"), id).current().end())
                        .isEqualTo(month.atEndOfMonth());
            }
        });
    }

    @EachDatabase
    @DisplayName("R040: a refusal says when the window opens next, in three languages")
    void saysWhen(TestDatabase database) {
        House house = new House(database);
        house.router("K1", "SUPPORT");
        house.clock.set("2026-12-16T00:00:00+09:00");
        assertThatThrownBy(() -> house.file("K1", Operation.RELEASE, null))
                .isInstanceOfSatisfying(RefusedException.class, no -> {
                    assertThat(no.kind()).isEqualTo(Kind.CONFLICT);
                    assertThat(no.args()).containsEntry("opens_on", LocalDate.of(2027, 1, 1));
                    for (String language : new String[] {"ja", "en", "vi"}) {
                        assertThat(house.texts.text(language, no.code(), no.args()))
                                .contains("2027-01-01", "15");
                    }
                });
        assertThat(house.acts).noneMatch(act -> act.startsWith("support.filed"));
    }

    @EachDatabase
    @DisplayName("R049: without the tick on the warning nothing is filed, nor with a token of something else; what is"
            + " refused takes nothing and is on record")
    void acknowledges(TestDatabase database) {
        House house = new House(database);
        house.router("K1", "SUPPORT");
        Preview seen = house.preview.handle(house.member("SORA-I1"), "K1", Operation.RELEASE, null);
        assertThatThrownBy(() -> house.file.handle(new Command(
                        house.member("SORA-I1"), "k", "K1", Operation.RELEASE, null, seen.token(), Set.of("other"))))
                .isInstanceOfSatisfying(RefusedException.class, no -> {
                    assertThat(no.kind()).isEqualTo(Kind.UNPROCESSABLE);
                    assertThat(no.fields())
                            .extracting(FieldError::pointer, FieldError::code)
                            .containsExactly(org.assertj.core.groups.Tuple.tuple(
                                    "/acknowledged", "support.warn-last-operation"));
                });
        assertThat(House.code(() -> house.file.handle(
                        house.command(house.member("SORA-I1"), "K1", Operation.CHANGE, PREMIUM, seen))))
                .isEqualTo("support.consequences-changed");
        assertThat(house.used("K1")).hasValue(0);
        assertThat(house.count("support.applications")).isZero();
        assertThat(house.acts.stream().filter(act -> act.startsWith("support.filing-refused K1")))
                .hasSize(2);
        house.file("K1", Operation.RELEASE, null);
        assertThat(house.used("K1")).hasValue(1);
    }

    @EachDatabase
    @DisplayName(
            "R049: consequences that have changed since the preview are refused with the new ones: another month, fee,"
                    + " cover, or allowance")
    void consequencesChange(TestDatabase database) {
        House house = new House(database);
        house.router("K1", "SUPPORT");
        Preview seen = house.preview.handle(house.member("SORA-I1"), "K1", Operation.CHANGE, PREMIUM);
        Command command = house.command(house.member("SORA-I1"), "K1", Operation.CHANGE, PREMIUM, seen);
        house.clock.set("2026-12-10T10:00:00+09:00");
        assertThatThrownBy(() -> house.file.handle(command)).isInstanceOfSatisfying(RefusedException.class, no -> {
            assertThat(no.code()).isEqualTo("support.consequences-changed");
            assertThat(no.kind()).isEqualTo(Kind.CONFLICT);
            assertThat(no.fields()).hasSize(6).anySatisfy(field -> assertThat(field.args())
                    .containsEntry("from", LocalDate.of(2027, 1, 1)));
        });
        house.clock.set("2026-11-11T10:00:00+09:00");
        house.storefronts.put("SORA", "premiumLossTheftStartsAfterMonths", LocalDate.of(2026, 11, 11), 3);
        assertThat(House.code(() -> house.file.handle(command))).isEqualTo("support.consequences-changed");
        house.storefronts.put("SORA", "premiumLossTheftStartsAfterMonths", LocalDate.of(2026, 11, 11), 2);
        house.storefronts.put("SORA", "supportOperationsPerContract", LocalDate.of(2026, 11, 11), 2);
        assertThat(House.code(() -> house.file.handle(command))).isEqualTo("support.consequences-changed");
        house.storefronts.put("SORA", "supportOperationsPerContract", LocalDate.of(2026, 11, 11), 1);
        assertThat(house.used("K1")).hasValue(0);
        assertThat(house.file.handle(command).effectiveOn())
                .as("as it was seen")
                .isEqualTo("2026-12-01");
    }

    @EachDatabase
    @DisplayName("R047: a double click, the same key again, finds the one application")
    void repeats(TestDatabase database) {
        House house = new House(database);
        house.router("K1", "SUPPORT");
        Preview seen = house.preview.handle(house.member("SORA-I1"), "K1", Operation.CHANGE, PREMIUM);
        Command command = house.command(house.member("SORA-I1"), "K1", Operation.CHANGE, PREMIUM, seen);
        Application first = house.file.handle(command);
        assertThat(house.file.handle(command)).isEqualTo(first);
        assertThat(house.mails).hasSize(1);
        assertThat(house.used("K1")).hasValue(1);
    }

    @EachDatabase
    @DisplayName("R047 R048: counted per contract, and anew for the contract that a plan change makes")
    void perContract(TestDatabase database) {
        House house = new House(database);
        house.router("K1", "SUPPORT");
        house.router("K2", "SUPPORT");
        house.file("K1", Operation.CHANGE, PREMIUM);
        assertThat(house.file("K2", Operation.RELEASE, null)).isNotNull();
        house.contract("K3", "SORA-I1", DeviceKind.ROUTER, "2026-12-01", PREMIUM);
        house.clock.set("2026-12-10T10:00:00+09:00");
        assertThat(house.read.one(house.member("SORA-I1"), "K3").allowance().used())
                .isZero();
        assertThat(house.read.one(house.member("SORA-I1"), "K3").current().covers())
                .as("the wait of loss and theft begins anew")
                .containsEntry("LOSS", LocalDate.of(2027, 2, 1));
        assertThat(house.file("K3", Operation.CHANGE, "SUPPORT").effectiveOn()).isEqualTo("2027-01-01");
    }

    @EachDatabase
    @DisplayName("Q03 R049: a storefront that counts separately allows one change and one release, each with its own"
            + " warning")
    void separately(TestDatabase database) {
        House house = new House(database);
        house.storefronts.put("SORA", "supportOperationCounting", LocalDate.of(2026, 11, 1), "SEPARATE");
        house.router("K1", "SUPPORT");
        Preview seen = house.preview.handle(house.member("SORA-I1"), "K1", Operation.CHANGE, PREMIUM);
        assertThat(seen.consequences()).extracting("code").contains("support.warn-last-change");
        house.file("K1", Operation.CHANGE, PREMIUM);
        assertThat(House.code(() -> house.file("K1", Operation.RELEASE, null)))
                .as("one thing after the other")
                .isEqualTo("support.filed-already");
        house.clock.set("2026-12-01T00:00:00+09:00");
        assertThat(House.code(() -> house.file("K1", Operation.CHANGE, "SUPPORT")))
                .isEqualTo("support.operation-limit");
        assertThat(house.file("K1", Operation.RELEASE, null).effectiveOn()).isEqualTo("2027-01-01");
        assertThat(house.used("K1")).hasValue(2);
    }

    @EachDatabase
    @DisplayName("R040 R051: window, allowance and late join are what the storefront's policies of the day say")
    void policiesOfTheDay(TestDatabase database) {
        House house = new House(database);
        house.router("K1", null);
        house.storefronts.put("SORA", "supportLateJoin", LocalDate.of(2026, 12, 1), true);
        house.storefronts.put("SORA", "supportWindow", LocalDate.of(2026, 12, 1), "{\"fromDay\":5,\"toDay\":20}");
        assertThat(House.code(() -> house.file("K1", Operation.JOIN, "SUPPORT")))
                .isEqualTo("support.late-join-closed");
        house.clock.set("2026-12-04T23:59:59.999+09:00");
        assertThat(House.code(() -> house.file("K1", Operation.JOIN, "SUPPORT")))
                .isEqualTo("support.window-closed");
        house.clock.set("2026-12-20T23:59:59.999+09:00");
        assertThat(house.file("K1", Operation.JOIN, "SUPPORT").effectiveOn()).isEqualTo("2027-01-01");
        assertThat(house.used("K1")).as("joining is no change and no release").hasValue(0);
        assertThat(house.templates()).containsExactly("join-filed");
        assertThat(house.lastMail()).contains("2027-01-01");
    }

    @EachDatabase
    @DisplayName("R050 Q11: a SIM contract cannot choose, nor change to, a router's plan, and the other way round")
    void crossRequests(TestDatabase database) {
        House house = new House(database);
        house.router("K1", "SUPPORT");
        house.contract("K5", "SORA-I1", DeviceKind.SIM, "2024-07-01", "SUPPORT_SIM");
        assertThat(House.code(() -> house.file("K1", Operation.CHANGE, "SUPPORT_PREMIUM_SIM")))
                .isEqualTo("support.plan-not-for-kind");
        assertThat(House.code(() -> house.file("K5", Operation.CHANGE, PREMIUM)))
                .isEqualTo("support.plan-not-for-kind");
        assertThat(House.code(() -> house.file("K5", Operation.CHANGE, "GOLD"))).isEqualTo("support.plan-unknown");
        assertThat(House.code(() -> house.file("K5", Operation.CHANGE, "SUPPORT_SIM")))
                .isEqualTo("support.plan-same");
        assertThat(House.code(() -> house.contract("K6", "SORA-I1", DeviceKind.SIM, "2026-12-01", "SUPPORT")))
                .isEqualTo("support.plan-not-for-kind");
        assertThat(house.file("K5", Operation.CHANGE, "SUPPORT_PREMIUM_SIM").effectiveOn())
                .as("SIM plans begin like the others")
                .isEqualTo("2026-12-01");
    }

    @EachDatabase
    @DisplayName(
            "R003: another member's contract, another shop's and none look the same: 404, for reading, looking ahead,"
                    + " filing and explaining")
    void foreign(TestDatabase database) {
        House house = new House(database);
        house.router("K1", "SUPPORT");
        for (String id : new String[] {"K1", "none"}) {
            for (String who : new String[] {"SORA-I2", "HOSHI-I1"}) {
                var caller = house.member(who);
                assertThat(House.code(() -> house.read.one(caller, id))).isEqualTo("kernel.not-found");
                assertThat(House.code(() -> house.readKey.handle(caller, id))).isEqualTo("kernel.not-found");
                assertThat(House.code(() -> house.explain.handle(caller, id, null)))
                        .isEqualTo("kernel.not-found");
                assertThat(House.code(() -> house.preview.handle(caller, id, Operation.RELEASE, null)))
                        .isEqualTo("kernel.not-found");
                assertThat(House.code(() -> house.file.handle(
                                new Command(caller, "k", id, Operation.RELEASE, null, "t", Set.of()))))
                        .isEqualTo("kernel.not-found");
            }
        }
        assertThat(house.acts)
                .filteredOn(act -> act.startsWith("support.filing-refused"))
                .hasSize(4);
        assertThat(House.code(() -> house.read.one(House.reseller("NAMI"), "K1")))
                .isEqualTo("kernel.not-found");
        assertThat(house.read.one(House.reseller("KUMO"), "K1").state()).isEqualTo(SupportState.ACTIVE);
        assertThat(house.read.mine(house.member("SORA-I1"))).hasSize(1);
        assertThat(house.read.mine(house.member("SORA-I2"))).isEmpty();
    }

    @EachDatabase
    @DisplayName(
            "R071 R088 for support: a suspended contract may release and not change; one that was ended may nothing")
    void notRunning(TestDatabase database) {
        House house = new House(database);
        house.router("K1", "SUPPORT");
        house.contracts.state("K1", ContractState.SUSPENDED, null);
        assertThat(House.code(() -> house.file("K1", Operation.CHANGE, PREMIUM)))
                .isEqualTo("support.contract-not-running");
        house.contracts.state("K1", ContractState.FORCED_END, LocalDate.of(2026, 11, 5));
        assertThat(House.code(() -> house.file("K1", Operation.RELEASE, null)))
                .isEqualTo("support.contract-not-running");
        house.contracts.state("K1", ContractState.SUSPENDED, null);
        assertThat(house.file("K1", Operation.RELEASE, null).effectiveOn()).isEqualTo("2026-12-01");
    }

    @Test
    @DisplayName(
            "R040 R049: preview, filing and explanation agree on every day of the four years 2026 to 2029, and only"
                    + " day 1 to 15 file")
    void agree() {
        House house = new House(TestDatabase.emptied(EmbeddedDatabase.Kind.DERBY));
        LocalDate.of(2026, 1, 1).datesUntil(LocalDate.of(2030, 1, 1)).forEach(day -> {
            String id = "K" + day;
            house.router(id, "SUPPORT");
            house.clock.set(day + "T23:59:59.999+09:00");
            String explained = house.explain.handle(house.member("SORA-I1"), id, day).stream()
                    .filter(one -> one.operation() == Operation.CHANGE && PREMIUM.equals(one.plan()))
                    .map(one -> one.allowed() ? "ok" : one.code() + one.args().get("opens_on") + one.allowedOn())
                    .findFirst()
                    .orElseThrow();
            String previewed =
                    House.code(() -> house.preview.handle(house.member("SORA-I1"), id, Operation.CHANGE, PREMIUM));
            String filed = House.code(() -> {
                Application done = house.file(id, Operation.CHANGE, PREMIUM);
                assertThat(done.effectiveOn()).isEqualTo(day.withDayOfMonth(1).plusMonths(1));
            });
            assertThat(previewed)
                    .as(id)
                    .isEqualTo(filed)
                    .isEqualTo(day.getDayOfMonth() <= 15 ? "ok" : "support.window-closed");
            LocalDate next = day.withDayOfMonth(1).plusMonths(1);
            assertThat(explained).isEqualTo(day.getDayOfMonth() <= 15 ? "ok" : "support.window-closed" + next + next);
        });
    }
}
