package jp.noren.support.internal.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import jp.noren.persistence.testing.EachDatabase;
import jp.noren.persistence.testing.TestDatabase;
import jp.noren.rental.api.ContractState;
import jp.noren.rental.api.DeviceKind;
import jp.noren.support.internal.app.ReadKey.KeyView;
import jp.noren.support.internal.app.ReadKey.State;
import jp.noren.support.internal.domain.Operation;
import jp.noren.support.internal.house.House;
import jp.noren.support.internal.house.Zones;
import org.junit.jupiter.api.DisplayName;

class KeysTest {
    private static final String CODE = "DEMO-KEY0-0000-0003";

    private static KeyView look(House house, String id) {
        return house.readKey.handle(house.member("SORA-I1"), id);
    }

    @EachDatabase
    @DisplayName(
            "R053 R054 Q13: shown from the first millisecond of the start to the last of the end, under three zones;"
                    + " before and after hidden")
    void edges(TestDatabase database) throws Exception {
        House house = new House(database);
        house.importKeys("CODE-UTC", "CODE-Asia/Tokyo", "CODE-America/New_York");
        Zones.each(zone -> {
            String id = "K" + zone.charAt(0) + zone.length();
            house.clock.set("2026-11-10T10:00:00+09:00");
            house.router(id, "SUPPORT");
            house.storefronts.put("SORA", "supportOperationsPerContract", 2);
            assertThat(look(house, id).state()).isEqualTo(State.NONE);
            house.file(id, Operation.CHANGE, "SUPPORT_PREMIUM");
            Instant start = Instant.parse("2026-11-30T15:00:00Z");
            house.clock.set(start.minusMillis(1));
            house.job.run();
            assertThat(look(house, id))
                    .isEqualTo(new KeyView(
                            State.BEFORE_START,
                            LocalDate.of(2026, 12, 1),
                            null,
                            look(house, id).product()));
            house.clock.set(start);
            String code = look(house, id).code();
            assertThat(code).as(zone).startsWith("CODE-");
            house.job.run();
            house.clock.set("2026-12-10T10:00:00+09:00");
            house.file(id, Operation.CHANGE, "SUPPORT");
            house.clock.set(Instant.parse("2026-12-31T15:00:00Z").minusMillis(1));
            assertThat(look(house, id).code()).isEqualTo(code);
            house.clock.set(Instant.parse("2026-12-31T15:00:00Z"));
            assertThat(look(house, id)).isEqualTo(new KeyView(State.ENDED, null, null, null));
        });
        assertThat(house.readKeys.handle(House.operator(), "SORA").assigned()).isEqualTo(3);
    }

    @EachDatabase
    @DisplayName("R053: Premium and Premium for SIM get one key, the plain plans never one")
    void onlyPremium(TestDatabase database) throws Exception {
        House house = new House(database);
        house.importKeys("CODE-1", "CODE-2", "CODE-3", "CODE-4");
        house.router("K1", "SUPPORT");
        house.router("K2", "SUPPORT_PREMIUM");
        house.contract("K3", "SORA-I1", DeviceKind.SIM, "2025-03-01", "SUPPORT_SIM");
        house.contract("K4", "SORA-I1", DeviceKind.SIM, "2025-03-01", "SUPPORT_PREMIUM_SIM");
        house.router("K5", null);
        assertThat(house.job.run()).isFalse();
        house.job.run();
        assertThat(house.readKeys.handle(House.operator(), "SORA").assigned()).isEqualTo(2);
        for (String id : new String[] {"K1", "K3", "K5"}) {
            assertThat(look(house, id).state()).isEqualTo(State.NONE);
        }
        assertThat(look(house, "K2").code()).isNotEqualTo(look(house, "K4").code());
        assertThat(look(house, "K2").product().in("ja")).isEqualTo("まもるんセキュリティ");
    }

    @EachDatabase
    @DisplayName(
            "R054: a code is a secret: nobody but the member sees it, and it stands in no mail, act, list, or printed"
                    + " value")
    void secret(TestDatabase database) {
        House house = new House(database);
        house.router("K1", "SUPPORT_PREMIUM");
        house.importKeys(CODE);
        assertThat(look(house, "K1").code()).isEqualTo(CODE);
        assertThat(House.code(() -> house.readKey.handle(house.member("SORA-I2"), "K1")))
                .isEqualTo("kernel.not-found");
        assertThat(House.code(() -> house.readKey.handle(House.operator(), "K1")))
                .isEqualTo("kernel.not-found");
        assertThat(look(house, "K1").toString()).doesNotContain(CODE);
        assertThat(house.acts.toString()).contains("support.key-assigned").doesNotContain(CODE);
        assertThat(house.templates()).containsExactly("key-ready");
        assertThat(house.mails.get(0).args().toString() + house.lastMail()).doesNotContain(CODE);
        assertThat(house.readKeys.handle(House.operator(), "SORA").toString()).doesNotContain(CODE);
        assertThat(house.read.one(House.operator(), "K1").toString()).doesNotContain(CODE);
    }

    @EachDatabase
    @DisplayName(
            "R056: an empty pool: KEY_PENDING, the operator alarmed once, the member told; who waits longest is filled"
                    + " first")
    void emptyPool(TestDatabase database) throws Exception {
        House house = new House(database);
        house.storefronts.put("SORA", "supportDeskMail", "desk@soratsuna.example");
        house.router("K1", "SUPPORT_PREMIUM");
        house.job.run();
        house.clock.set("2026-11-11T10:00:00+09:00");
        house.router("K2", "SUPPORT_PREMIUM");
        house.job.run();
        house.job.run();
        assertThat(house.templates()).containsExactly("key-pending", "pool-empty", "key-pending");
        assertThat(house.mails.get(1).to()).isEqualTo("desk@soratsuna.example");
        assertThat(look(house, "K1").state()).isEqualTo(State.PENDING);
        assertThat(house.readKeys.handle(House.reseller("KUMO"), "SORA").pending())
                .extracting("contract")
                .containsExactly("K1", "K2");
        assertThat(House.code(() -> house.readKeys.handle(House.reseller("NAMI"), "SORA")))
                .isEqualTo("kernel.not-found");
        house.importKeys(CODE);
        assertThat(look(house, "K1").code()).isEqualTo(CODE);
        assertThat(look(house, "K2").state()).isEqualTo(State.PENDING);
        house.importKeys(CODE, "CODE-2");
        assertThat(look(house, "K2").code())
                .as("a code known already is not taken again")
                .isEqualTo("CODE-2");
        assertThat(house.templates()).hasSize(5);
    }

    @EachDatabase
    @DisplayName("R052 R056: who has no claim to a key any more gets none")
    void tooLate(TestDatabase database) throws Exception {
        House house = new House(database);
        house.router("K1", "SUPPORT_PREMIUM");
        house.job.run();
        house.contracts.state("K1", ContractState.FORCED_END, LocalDate.of(2026, 11, 10));
        house.clock.set("2026-11-11T00:00:00+09:00");
        assertThat(look(house, "K1").state())
                .as("hidden before the event has come")
                .isEqualTo(State.ENDED);
        house.importKeys(CODE);
        assertThat(house.readKeys.handle(House.operator(), "SORA").free()).isEqualTo(1);
        assertThat(house.readKeys.handle(House.operator(), "SORA").pending()).isEmpty();
    }

    @EachDatabase
    @DisplayName("R053: a contract that comes back to Premium keeps its one key")
    void sameKeyAgain(TestDatabase database) throws Exception {
        House house = new House(database);
        house.storefronts.put("SORA", "supportOperationsPerContract", 5);
        house.importKeys(CODE, "CODE-2");
        house.router("K1", "SUPPORT_PREMIUM");
        house.job.run();
        String code = look(house, "K1").code();
        house.file("K1", Operation.CHANGE, "SUPPORT");
        house.clock.set("2026-12-10T10:00:00+09:00");
        house.file("K1", Operation.CHANGE, "SUPPORT_PREMIUM");
        assertThat(look(house, "K1").state()).isEqualTo(State.BEFORE_START);
        house.clock.set("2027-01-01T00:00:00+09:00");
        house.job.run();
        assertThat(look(house, "K1").code()).isEqualTo(code);
        assertThat(house.readKeys.handle(House.operator(), "SORA").free()).isEqualTo(1);
    }
}
