package jp.noren.storefront.internal.app;

import static jp.noren.storefront.internal.app.StorefrontFixture.ADMIN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.time.LocalDate;
import jp.noren.kernel.RefusedException;
import jp.noren.kernel.RefusedException.FieldError;
import jp.noren.persistence.testing.EachDatabase;
import jp.noren.persistence.testing.TestDatabase;
import jp.noren.storefront.api.Policies;
import jp.noren.storefront.api.Storefront;

class ImportStorefrontsTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 10);

    private static RefusedException refused(StorefrontFixture house, String document) {
        RefusedException refused =
                catchThrowableOfType(RefusedException.class, () -> house.importStorefronts.handle(ADMIN, document));
        assertThat(refused).isNotNull();
        assertThat(refused.kind()).isEqualTo(RefusedException.Kind.UNPROCESSABLE);
        return refused;
    }

    @EachDatabase
    void aDocumentIsTakenWhole(TestDatabase database) {
        StorefrontFixture house = new StorefrontFixture(database);
        ImportStorefronts.Imported imported = house.importStorefronts.handle(ADMIN, StorefrontFixture.document());
        assertThat(imported.resellers()).isEqualTo(2);
        assertThat(imported.storefronts()).isEqualTo(4);
        assertThat(imported.policies()).isGreaterThan(60);
        Storefront kura = house.directory.get("KURA");
        assertThat(kura.name().in("vi")).isEqualTo("Kurashi no Kura");
        assertThat(kura.company().in("ja")).isEqualTo("合同会社くらしの蔵");
        assertThat(kura.statementDescriptor()).isEqualTo("クラシノクラ");
        assertThat(kura.reseller()).isEqualTo("MIZU");
        assertThat(house.directory.all()).extracting(Storefront::id).containsExactly("KURA", "MINAMO", "SORA", "TANA");
        assertThat(house.acts).hasSize(2 + 4 + imported.policies());
    }

    @EachDatabase
    void valuesOfEveryKindAreReadBackAsTheyWere(TestDatabase database) {
        StorefrontFixture house = new StorefrontFixture(database).withDemoData();
        Policies kura = house.directory.policies("KURA", TODAY);
        assertThat(kura.requireNumber("transferDueDays")).isEqualTo(7);
        assertThat(kura.requireText("termsVersion")).isEqualTo("2026-06");
        assertThat(kura.list("checkoutPayments")).containsExactly("BANK_TRANSFER", "CARD");
        assertThat(kura.list("cardInstallments")).containsExactly("1");
        assertThat(kura.list("nothing")).isEmpty();
        assertThat(kura.flag("nothing")).isEmpty();
        Policies tana = house.directory.policies("TANA", TODAY);
        assertThat(tana.flag("affiliateReviewSiteNeedsOwnRegistration")).hasValue(true);
        assertThat(tana.requireText("checkoutPaymentNames")).contains("\"銀行振込(NP掛け払い)\"");
        assertThat(tana.requireText("contacts")).contains("掛け払いサポートデスク");
        assertThat(house.directory.policies("SORA", TODAY).requireText("blackouts"))
                .contains("SETTLEMENT_DAY");
    }

    @EachDatabase
    void theSameDocumentTwiceChangesNothing(TestDatabase database) {
        StorefrontFixture house = new StorefrontFixture(database).withDemoData();
        assertThat(house.importStorefronts.handle(ADMIN, StorefrontFixture.document()))
                .isEqualTo(new ImportStorefronts.Imported(0, 0, 0, 0));
        assertThat(house.acts).isEmpty();
    }

    @EachDatabase
    void aChangedPolicyHoldsFromTodayAndThePastStays(TestDatabase database) {
        StorefrontFixture house = new StorefrontFixture(database).withDemoData();
        String changed = StorefrontFixture.document().replace("\"2026-06\"", "\"2026-12\"");
        assertThat(house.importStorefronts.handle(ADMIN, changed).policies()).isEqualTo(1);
        assertThat(house.directory.policies("KURA", TODAY).text("termsVersion")).hasValue("2026-12");
        assertThat(house.directory.policies("KURA", TODAY.minusDays(1)).text("termsVersion"))
                .hasValue("2026-06");
        RefusedException twice = refused(house, StorefrontFixture.document());
        assertThat(twice.fields())
                .containsExactly(
                        FieldError.of("/storefronts/3/policies/termsVersion", "storefront.policy-decided-already"));
        house.clock.move(Duration.ofDays(1));
        assertThat(house.importStorefronts
                        .handle(ADMIN, StorefrontFixture.document())
                        .policies())
                .isEqualTo(1);
    }

    @EachDatabase
    void everyFaultIsNamedByItsPointerAndNothingIsImported(TestDatabase database) {
        StorefrontFixture house = new StorefrontFixture(database);
        String broken = StorefrontFixture.document()
                .replace("\"id\": \"TANA\"", "\"id\": \"tana\"")
                .replace("\"transferDueDays\": 7", "\"transferDueDays\": \"seven\"")
                .replace("\"T9999900000003\"", "\"T999\"")
                .replace("\"fulfilWhen\"", "\"fulfil-when\"")
                .replace("\"type\": \"RENTAL_WIFI\"", "\"type\": \"RENTAL_WIFI\", \"owner\": \"KUMO\"");
        assertThat(refused(house, broken).fields())
                .extracting(FieldError::pointer)
                .containsExactlyInAnyOrder(
                        "/storefronts/0/owner",
                        "/storefronts/1/id",
                        "/storefronts/2/registrationNumber",
                        "/storefronts/3/policies/transferDueDays",
                        "/storefronts/3/policies/fulfil-when");
        assertThat(house.directory.all()).isEmpty();
        assertThat(house.resellers.all()).isEmpty();
        assertThat(house.acts).isEmpty();
    }

    @EachDatabase
    void aStorefrontNeedsItsReseller(TestDatabase database) {
        StorefrontFixture house = new StorefrontFixture(database);
        String orphan = "{\"storefronts\":[{\"id\":\"HOSHI\",\"type\":\"GOODS_SHOP\",\"name\":{\"ja\":\"ほし\"},"
                + "\"operator\":{\"ja\":\"ほし\"},\"languages\":[\"ja\"],\"reseller\":\"NOBODY\"}]}";
        assertThat(refused(house, orphan).fields())
                .containsExactly(FieldError.of("/storefronts/0/reseller", "storefront.reseller-unknown"));
        String other = StorefrontFixture.document().replaceFirst("\"KURA\"(\\s*])", "\"KURA\", \"TANA\"$1");
        assertThat(refused(house, other).fields())
                .containsExactly(FieldError.of("/storefronts/1/reseller", "storefront.owner-differs"));
        assertThat(house.directory.all()).isEmpty();
    }

    @EachDatabase
    void switchesComeWithTheDocumentToo(TestDatabase database) {
        StorefrontFixture house = new StorefrontFixture(database);
        String withSwitches = StorefrontFixture.document()
                .replace(
                        "\"type\": \"GOODS_SHOP\"", "\"type\": \"GOODS_SHOP\", \"switches\": {\"payment.sbps\": true}");
        assertThat(house.importStorefronts.handle(ADMIN, withSwitches).switches())
                .isEqualTo(1);
        assertThat(house.importStorefronts.handle(ADMIN, withSwitches))
                .as("the same once more")
                .isEqualTo(new ImportStorefronts.Imported(0, 0, 0, 0));
        assertThat(house.directory.isOn("KURA", "payment.sbps")).isTrue();
        assertThat(house.directory.isOn("TANA", "payment.sbps")).isFalse();
    }

    @EachDatabase
    void whatIsNoDocumentIsRefused(TestDatabase database) {
        StorefrontFixture house = new StorefrontFixture(database);
        assertThat(refused(house, "{}").fields()).containsExactly(FieldError.of("/storefronts", "rest.field-required"));
        assertThat(refused(house, "[]").fields()).hasSize(1);
        assertThatIllegalArgumentException().isThrownBy(() -> house.importStorefronts.handle(ADMIN, "{\"a\":1"));
    }
}
