package jp.noren.support.internal.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import jp.noren.access.api.Role;
import jp.noren.kernel.RefusedException;
import jp.noren.kernel.RefusedException.FieldError;
import jp.noren.kernel.Slice;
import jp.noren.persistence.testing.EachDatabase;
import jp.noren.persistence.testing.TestDatabase;
import jp.noren.rental.api.DeviceKind;
import jp.noren.support.internal.app.FileClaim.Command;
import jp.noren.support.internal.domain.Claim;
import jp.noren.support.internal.domain.ClaimState;
import jp.noren.support.internal.domain.Operation;
import jp.noren.support.internal.house.House;
import jp.noren.support.internal.house.Zones;
import org.junit.jupiter.api.DisplayName;

class ClaimsTest {
    private static Instant at(String text) {
        return OffsetDateTime.parse(text).toInstant();
    }

    private static Claim claim(House house, String key, String contract, String cover, Instant incident) {
        String member = house.contracts.find(contract).orElseThrow().member();
        return house.fileClaim.handle(new Command(house.member(member), key, contract, cover, incident, "駅で失くしました"));
    }

    @EachDatabase
    @DisplayName("R043 R045 SC18: loss at 2027-01-31 23:59:59.999 refused with the cover's first day, at 02-01 00:00"
            + " covered; damage from 12-01; under three zones")
    void incidentDecides(TestDatabase database) throws Exception {
        House house = new House(database);
        house.router("K1", "SUPPORT");
        house.file("K1", Operation.CHANGE, "SUPPORT_PREMIUM");
        house.clock.set("2027-02-05T10:00:00+09:00");
        Zones.each(zone -> {
            Claim early = claim(house, "a" + zone, "K1", "LOSS", at("2027-01-31T23:59:59.999+09:00"));
            assertThat(early.state()).isEqualTo(ClaimState.REFUSED);
            assertThat(early.decision().reason()).isEqualTo("support.claim-before-cover");
            assertThat(early.decision().from()).isEqualTo("2027-02-01");
            assertThat(house.lastMail()).contains("2027-02-01", "発生日");
            Claim first = claim(house, "b" + zone, "K1", "THEFT", at("2027-02-01T00:00:00+09:00"));
            assertThat(first.state()).isEqualTo(ClaimState.COVERED);
            assertThat(house.templates()).endsWith("claim-covered");
            assertThat(claim(house, "c" + zone, "K1", "WATER", at("2026-12-01T00:00:00+09:00"))
                            .state())
                    .isEqualTo(ClaimState.COVERED);
            assertThat(claim(house, "d" + zone, "K1", "LOSS", at("2026-11-20T00:00:00+09:00"))
                            .decision()
                            .from())
                    .isEqualTo("2027-02-01");
        });
        Claim stored = house.readClaims.find(
                house.member("SORA-I1"),
                house.readClaims
                        .page(
                                house.member("SORA-I1"),
                                new ReadClaims.Filter(null, null, ClaimState.REFUSED),
                                new Slice(1, null, null))
                        .get(0)
                        .id());
        assertThat(stored.decision().from()).isEqualTo("2027-02-01");
    }

    @EachDatabase
    @DisplayName(
            "R045: a claim of 2027-02-05 for an incident of 2027-01-30 is refused with the cover's first day, in the"
                    + " member's language")
    void filedLater(TestDatabase database) {
        House house = new House(database);
        house.contract("K1", "SORA-I2", DeviceKind.ROUTER, "2026-12-16", "SUPPORT_PREMIUM");
        house.clock.set("2027-02-05T10:00:00+09:00");
        Claim refused = claim(house, "k", "K1", "LOSS", at("2027-01-30T12:00:00+09:00"));
        assertThat(house.tellClaim.text(refused, "vi")).contains("2027-02-01", "Mất máy");
        assertThat(house.lastMail()).contains("Mất máy", "2027-02-01", refused.number());
        assertThat(house.acts).anyMatch(act -> act.startsWith("support.claim-filed K1"));
        assertThat(house.acts.toString()).doesNotContain("失くしました");
        assertThat(refused.toString()).doesNotContain("失くしました");
    }

    @EachDatabase
    @DisplayName("R046 R052: an incident after support has ended is not covered, one of the last day is, whenever it is"
            + " reported")
    void afterTheEnd(TestDatabase database) {
        House house = new House(database);
        house.router("K1", "SUPPORT");
        house.file("K1", Operation.RELEASE, null);
        house.clock.set("2026-12-20T10:00:00+09:00");
        assertThat(claim(house, "a", "K1", "DAMAGE", at("2026-11-30T23:59:59.999+09:00"))
                        .state())
                .isEqualTo(ClaimState.COVERED);
        Claim late = claim(house, "b", "K1", "DAMAGE", at("2026-12-01T00:00:00+09:00"));
        assertThat(late.decision().reason()).isEqualTo("support.claim-after-end");
        assertThat(house.tellClaim.text(late, "en")).isEqualTo("Not covered: support had ended on 2026-11-30.");
        assertThat(claim(house, "c", "K1", "THEFT", at("2026-11-10T09:00:00+09:00"))
                        .decision()
                        .reason())
                .isEqualTo("support.claim-not-in-plan");
        house.router("K2", null);
        assertThat(claim(house, "d", "K2", "THEFT", at("2026-11-10T09:00:00+09:00"))
                        .decision()
                        .reason())
                .isEqualTo("support.claim-no-support");
    }

    @EachDatabase
    @DisplayName("R045: what is wrong is said field by field and nothing is kept; the same key is one claim; another's"
            + " contract is none")
    void refuses(TestDatabase database) {
        House house = new House(database);
        house.router("K1", "SUPPORT");
        Instant future = at("2026-11-10T10:00:00.001+09:00");
        assertThatThrownBy(() ->
                        house.fileClaim.handle(new Command(house.member("SORA-I1"), "k", "K1", "FIRE", future, " ")))
                .isInstanceOfSatisfying(RefusedException.class, no -> assertThat(no.fields())
                        .extracting(FieldError::pointer)
                        .containsExactly("/cover", "/incident_at", "/description"));
        assertThatThrownBy(() -> house.fileClaim.handle(
                        new Command(house.member("SORA-I1"), "k", "K1", "DAMAGE", null, "x".repeat(2_001))))
                .isInstanceOfSatisfying(RefusedException.class, no -> assertThat(no.fields())
                        .extracting(FieldError::code)
                        .containsExactly("support.field-missing", "support.field-too-long"));
        assertThat(House.code(() -> house.fileClaim.handle(
                        new Command(house.member("SORA-I2"), "k", "K1", "DAMAGE", at("2026-11-01T00:00:00Z"), "x"))))
                .isEqualTo("kernel.not-found");
        assertThat(house.count("support.claims")).isZero();
        Claim one = claim(house, "k", "K1", "DAMAGE", house.clock.instant());
        assertThat(claim(house, "k", "K1", "DAMAGE", house.clock.instant())).isEqualTo(one);
        assertThat(house.count("support.claims")).isEqualTo(1);
    }

    @EachDatabase
    @DisplayName(
            "R045: the desk's list by state, page by page; settled once, with a note and a mail; a refused one cannot"
                    + " be settled")
    void desk(TestDatabase database) {
        House house = new House(database);
        house.router("K1", "SUPPORT");
        Claim covered = claim(house, "a", "K1", "DAMAGE", house.clock.instant());
        house.clock.move(java.time.Duration.ofMinutes(1));
        Claim refused = claim(house, "b", "K1", "LOSS", house.clock.instant());
        var all = new ReadClaims.Filter("SORA", null, null);
        Slice one = new Slice(1, null, null);
        assertThat(house.readClaims.page(House.operator(Role.CS), all, one)).containsExactly(refused, covered);
        assertThat(house.readClaims.page(House.operator(Role.CS), all, new Slice(5, refused.id(), null)))
                .containsExactly(covered);
        assertThat(house.readClaims.page(House.operator(Role.CS), all, new Slice(5, null, covered.id())))
                .containsExactly(refused);
        assertThat(house.readClaims.page(House.reseller("NAMI"), all, one)).isEmpty();
        assertThat(house.readClaims.page(
                        House.reseller("KUMO"), new ReadClaims.Filter(null, "K1", ClaimState.COVERED), one))
                .isEqualTo(List.of(covered));
        assertThat(house.readClaims.page(house.member("SORA-I2"), all, one)).isEmpty();
        assertThat(House.code(() -> house.readClaims.find(house.member("SORA-I2"), covered.id())))
                .isEqualTo("kernel.not-found");
        Claim settled = house.settleClaim.handle(House.operator(Role.CS), covered.id(), "同じ機種と交換しました");
        assertThat(settled.state()).isEqualTo(ClaimState.SETTLED);
        assertThat(house.lastMail()).contains("同じ機種と交換しました", "破損");
        for (Claim not : List.of(covered, refused)) {
            assertThat(House.code(() -> house.settleClaim.handle(House.operator(Role.CS), not.id(), "x")))
                    .isEqualTo("support.claim-not-open");
        }
    }
}
