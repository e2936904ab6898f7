package jp.noren.storefront.internal.app;

import static jp.noren.storefront.internal.app.StorefrontFixture.ADMIN;
import static jp.noren.storefront.internal.app.StorefrontFixture.MEMBER;
import static jp.noren.storefront.internal.app.StorefrontFixture.MIZU;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import jp.noren.access.api.Caller;
import jp.noren.kernel.LocalizedText;
import jp.noren.kernel.RefusedException;
import jp.noren.kernel.RefusedException.FieldError;
import jp.noren.kernel.RefusedException.Kind;
import jp.noren.persistence.testing.EachDatabase;
import jp.noren.persistence.testing.TestDatabase;
import jp.noren.storefront.api.Storefront;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.DisplayName;

class StorefrontsTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 10);
    private static final LocalDate DECEMBER = LocalDate.of(2026, 12, 1);

    private static void assertRefused(ThrowingCallable call, Kind kind, String code) {
        assertThatThrownBy(call).isInstanceOfSatisfying(RefusedException.class, refused -> {
            assertThat(refused.kind()).isEqualTo(kind);
            assertThat(refused.code()).isEqualTo(code);
        });
    }

    private static PlannedPolicy.Decided decided(String key, String json, LocalDate from) {
        return new PlannedPolicy.Decided(key, JsonTexts.read(json), from, null);
    }

    private static Storefront shop(String id, String reseller) {
        LocalizedText name = new LocalizedText(Map.of("ja", "ほし市場"));
        return new Storefront(id, "GOODS_SHOP", name, name, null, null, List.of("ja"), reseller);
    }

    @EachDatabase
    @DisplayName("R105: a new terms version is decided for a day to come, and is in force from that day on")
    void aPolicyIsInForceFromItsDayOn(TestDatabase database) {
        StorefrontFixture house = new StorefrontFixture(database).withDemoData();
        house.setPolicy.handle(MIZU, "KURA", decided("termsVersion", "\"2026-12\"", DECEMBER));
        assertThat(house.directory.policies("KURA", DECEMBER.minusDays(1)).text("termsVersion"))
                .hasValue("2026-06");
        assertThat(house.directory.policies("KURA", DECEMBER).text("termsVersion"))
                .hasValue("2026-12");
        assertThat(house.acts)
                .singleElement()
                .asString()
                .startsWith(
                        "res_mizu KURA storefront.policy-set {before=\"2026-06\", key=termsVersion, valid_from=2026-12-01");
    }

    @EachDatabase
    void backdatedAndOverlappingPoliciesAreRefused(TestDatabase database) {
        StorefrontFixture house = new StorefrontFixture(database).withDemoData();
        house.setPolicy.handle(MIZU, "KURA", decided("termsVersion", "\"2026-12\"", DECEMBER));
        assertRefused(
                () -> house.setPolicy.handle(MIZU, "KURA", decided("termsVersion", "\"x\"", TODAY.minusDays(1))),
                Kind.CONFLICT,
                "storefront.policy-backdated");
        for (LocalDate from : List.of(TODAY, DECEMBER)) {
            assertRefused(
                    () -> house.setPolicy.handle(MIZU, "KURA", decided("termsVersion", "\"x\"", from)),
                    Kind.CONFLICT,
                    "storefront.policy-overlaps");
        }
        assertThat(house.acts).hasSize(1);
    }

    /** 00:30 of the 11th in Japan is the 10th in UTC: the day is Japan's. */
    @EachDatabase
    void todayIsJapansDay(TestDatabase database) {
        StorefrontFixture house = new StorefrontFixture(database).withDemoData();
        house.clock.set("2026-11-11T00:30:00+09:00");
        assertRefused(
                () -> house.setPolicy.handle(MIZU, "KURA", decided("termsVersion", "\"x\"", TODAY)),
                Kind.CONFLICT,
                "storefront.policy-backdated");
        assertThat(house.setPolicy
                        .handle(MIZU, "KURA", decided("termsVersion", "\"x\"", null))
                        .from())
                .isEqualTo(TODAY.plusDays(1));
    }

    @EachDatabase
    void aPolicyOfTheWrongKindIsRefused(TestDatabase database) {
        StorefrontFixture house = new StorefrontFixture(database).withDemoData();
        for (String json : List.of("\"7\"", "7.5", "-1", "null", "99999999999")) {
            assertRefused(
                    () -> house.setPolicy.handle(MIZU, "KURA", decided("transferDueDays", json, null)),
                    Kind.UNPROCESSABLE,
                    "kernel.invalid-fields");
        }
        house.setPolicy.handle(MIZU, "KURA", decided("somethingNew", "{\"a\":[1]}", null));
        assertThat(house.directory.policies("KURA", TODAY).requireText("somethingNew"))
                .isEqualTo("{\"a\":[1]}");
        assertThatIllegalStateException()
                .isThrownBy(() -> house.directory.policies("KURA", TODAY).number("somethingNew"));
        assertThatIllegalStateException()
                .isThrownBy(() -> house.directory.policies("KURA", TODAY).requireText("nothing"));
    }

    @EachDatabase
    @DisplayName("G48: a reseller touches his own storefronts; a foreign one looks like none")
    void foreignLooksLikeAbsent(TestDatabase database) {
        StorefrontFixture house = new StorefrontFixture(database).withDemoData();
        for (String foreign : List.of("TANA", "NONE")) {
            List<ThrowingCallable> calls = List.of(
                    () -> house.browse.get(MIZU, foreign),
                    () -> house.browse.policies(MIZU, foreign, null),
                    () -> house.setSwitch.handle(MIZU, foreign, "payment.sbps", true),
                    () -> house.setPolicy.handle(MIZU, foreign, decided("termsVersion", "\"x\"", null)));
            calls.forEach(call -> assertRefused(call, Kind.NOT_FOUND, "kernel.not-found"));
        }
        assertRefused(() -> house.browse.policies(MEMBER, "KURA", null), Kind.NOT_FOUND, "kernel.not-found");
        assertRefused(() -> house.directory.get("NONE"), Kind.NOT_FOUND, "kernel.not-found");
        assertThat(house.acts).isEmpty();
    }

    @EachDatabase
    void everybodySeesTheCurtainAndTheOwnerWhatIsBehind(TestDatabase database) {
        StorefrontFixture house = new StorefrontFixture(database).withDemoData();
        house.setSwitch.handle(MIZU, "KURA", "payment.sbps", true);
        assertThat(house.browse.list(Caller.ANONYMOUS)).hasSize(4).noneMatch(BrowseStorefronts.Shown::own);
        assertThat(house.browse.list(MEMBER)).hasSize(4).allMatch(shown -> shown.switches()
                .isEmpty());
        assertThat(house.browse.list(MIZU))
                .extracting(shown -> shown.storefront().id())
                .containsExactly("KURA", "MINAMO");
        assertThat(house.browse.list(ADMIN)).hasSize(4).allMatch(BrowseStorefronts.Shown::own);
        BrowseStorefronts.Shown kura = house.browse.get(MIZU, "KURA");
        assertThat(kura.termsVersion()).isEqualTo("2026-06");
        assertThat(kura.switches()).isEqualTo(Map.of("payment.sbps", true));
        assertThat(house.browse.policies(MIZU, "KURA", TODAY)).hasSizeGreaterThan(8);
        assertThat(house.browse.policies(MIZU, "KURA", LocalDate.of(1999, 12, 31)))
                .isEmpty();
    }

    @EachDatabase
    void aSwitchIsOffUntilItIsTurnedOn(TestDatabase database) {
        StorefrontFixture house = new StorefrontFixture(database).withDemoData();
        assertThat(house.directory.isOn("KURA", "payment.sbps")).isFalse();
        house.setSwitch.handle(MIZU, "KURA", "payment.sbps", true);
        assertThat(house.directory.isOn("KURA", "payment.sbps")).isTrue();
        house.setSwitch.handle(ADMIN, "KURA", "payment.sbps", false);
        assertThat(house.directory.isOn("KURA", "payment.sbps")).isFalse();
        assertRefused(
                () -> house.setSwitch.handle(MIZU, "KURA", "Payment SBPS", true),
                Kind.UNPROCESSABLE,
                "kernel.invalid-fields");
        assertThat(house.acts)
                .containsExactly(
                        "res_mizu KURA storefront.switched {name=payment.sbps, on=true}",
                        "opr_admin KURA storefront.switched {name=payment.sbps, on=false}");
    }

    @EachDatabase
    void storefrontsAndResellersAreAddedOnce(TestDatabase database) {
        StorefrontFixture house = new StorefrontFixture(database).withDemoData();
        assertThatThrownBy(() -> house.add.handle(ADMIN, shop("HOSHI", "HOSHI")))
                .isInstanceOfSatisfying(RefusedException.class, refused -> assertThat(refused.fields())
                        .containsExactly(FieldError.of("/reseller", "storefront.reseller-unknown")));
        house.resellers.handle(ADMIN, "HOSHI", LocalizedText.of("ほし", "Hoshi", "Hoshi"));
        house.add.handle(ADMIN, shop("HOSHI", "HOSHI"));
        assertThat(house.directory.get("HOSHI")).isEqualTo(shop("HOSHI", "HOSHI"));
        assertRefused(() -> house.add.handle(ADMIN, shop("HOSHI", "MIZU")), Kind.CONFLICT, "storefront.exists");
        assertRefused(
                () -> house.resellers.handle(ADMIN, "HOSHI", LocalizedText.of("ほし", "Hoshi", "Hoshi")),
                Kind.CONFLICT,
                "storefront.reseller-exists");
        assertRefused(
                () -> house.resellers.add("hoshi", LocalizedText.of("ほし", "Hoshi", "Hoshi")),
                Kind.UNPROCESSABLE,
                "storefront.reseller-invalid");
        assertThat(house.acts).hasSize(2);
    }
}
