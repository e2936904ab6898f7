package jp.noren.storefront.internal.rest;

import static jp.noren.storefront.internal.app.StorefrontFixture.ADMIN;
import static jp.noren.storefront.internal.app.StorefrontFixture.MIZU;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.ws.rs.core.Response;
import jp.noren.access.api.Caller;
import jp.noren.kernel.LocalizedText;
import jp.noren.persistence.testing.EachDatabase;
import jp.noren.persistence.testing.TestDatabase;
import jp.noren.rest.Request;
import jp.noren.storefront.api.PolicyReach;
import jp.noren.storefront.api.SwitchReach;
import jp.noren.storefront.internal.app.StorefrontFixture;
import org.junit.jupiter.api.DisplayName;

class StorefrontsResourceTest {

    private record Asked(Caller caller, String language) implements Request {
        @Override
        public String id() {
            return "req";
        }

        @Override
        public Optional<String> idempotencyKey() {
            return Optional.empty();
        }

        @Override
        public Optional<String> ifMatch() {
            return Optional.empty();
        }
    }

    private static final Request ANYBODY = new Asked(Caller.ANONYMOUS, "vi");
    private static final Request OWNER = new Asked(MIZU, "ja");
    private static final Request OPERATOR = new Asked(ADMIN, "en");

    private static StorefrontsResource resource(StorefrontFixture house) {
        return new StorefrontsResource(
                house.browse,
                house.add,
                house.setSwitch,
                new PolicyDesk(house.browse, house.preview, house.setPolicy, house.withdraw),
                house.importStorefronts);
    }

    private static JsonNode json(String text) {
        try {
            return new ObjectMapper().readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @EachDatabase
    void theCurtainIsShownInTheLanguageOfTheAnswer(TestDatabase database) {
        StorefrontsResource storefronts = resource(new StorefrontFixture(database).withDemoData());
        Wires.View tana = storefronts.get(ANYBODY, "TANA");
        assertThat(tana.name()).isEqualTo("Cửa hàng trực tuyến CloudTana");
        assertThat(tana.company()).isEqualTo("Công ty CloudTana");
        assertThat(tana.languages()).containsExactly("ja", "en");
        assertThat(tana.termsVersion()).isEqualTo("2026-04");
        assertThat(tana.paymentNote()).isNull();
        assertThat(tana.reseller()).isNull();
        assertThat(tana.switches()).isNull();
        assertThat(storefronts.list(ANYBODY).data()).extracting(Wires.View::id).hasSize(4);
        assertThat(storefronts.list(OWNER).data()).extracting(Wires.View::id).containsExactly("KURA", "MINAMO");
    }

    @EachDatabase
    @DisplayName(
            "the owner looks at what a switch touches before he turns it, and gets the same numbers when he does; nobody else does")
    void theOwnerLooksAtASwitchBefore(TestDatabase database) {
        StorefrontFixture fixture = new StorefrontFixture(database).withDemoData();
        fixture.reaches.bindReach((storefront, name) ->
                List.of(new SwitchReach.Reached("checkout.open-orders", storefront.equals("KURA") ? 2 : 0)));
        StorefrontsResource storefronts = resource(fixture);
        Wires.Switched off =
                new Wires.Switched("payment.sbps", false, List.of(new SwitchReach.Reached("checkout.open-orders", 2)));
        boolean before = storefronts.get(OWNER, "KURA").switches().getOrDefault("payment.sbps", false);
        assertThat(storefronts.previewTurn(OWNER, "KURA", "payment.sbps", new Wires.Turn(false)))
                .isEqualTo(off);
        assertThat(storefronts.get(OWNER, "KURA").switches().getOrDefault("payment.sbps", false))
                .isEqualTo(before);
        assertThat(storefronts.turn(OWNER, "KURA", "payment.sbps", new Wires.Turn(false)))
                .isEqualTo(off);
        assertThatThrownBy(() -> storefronts.previewTurn(OWNER, "TANA", "payment.sbps", new Wires.Turn(false)))
                .hasMessage("kernel.not-found");
        assertThatThrownBy(() -> storefronts.previewTurn(OWNER, "KURA", "No Bundle", new Wires.Turn(false)))
                .hasMessage("kernel.invalid-fields");
    }

    @EachDatabase
    void theOwnerSeesWhatIsBehindIt(TestDatabase database) {
        StorefrontsResource storefronts = resource(new StorefrontFixture(database).withDemoData());
        assertThat(storefronts.turn(OWNER, "KURA", "payment.sbps", new Wires.Turn(true)))
                .isEqualTo(new Wires.Switched("payment.sbps", true, List.of()));
        Wires.View kura = storefronts.get(OWNER, "KURA");
        assertThat(kura.reseller()).isEqualTo("MIZU");
        assertThat(kura.names().in("en")).isEqualTo("Kurashi no Kura");
        assertThat(kura.statementDescriptor()).isEqualTo("クラシノクラ");
        assertThat(kura.switches()).isEqualTo(Map.of("payment.sbps", true));
        assertThatThrownBy(() -> storefronts.turn(OWNER, "KURA", "payment.sbps", new Wires.Turn(null)))
                .hasMessage("kernel.invalid-fields");
        assertThatThrownBy(() -> storefronts.get(OWNER, "TANA")).hasMessage("kernel.not-found");
    }

    @EachDatabase
    void aPolicyIsDecidedAndListed(TestDatabase database) {
        StorefrontsResource storefronts = resource(new StorefrontFixture(database).withDemoData());
        LocalDate december = LocalDate.of(2026, 12, 1);
        Response created = storefronts.decide(
                OWNER, "KURA", new Wires.NewPolicy("termsVersion", json("\"2026-12\""), december, null));
        assertThat(created.getStatus()).isEqualTo(201);
        assertThat(terms(storefronts, december.minusDays(1))).isEqualTo("2026-06");
        assertThat(terms(storefronts, december)).isEqualTo("2026-12");
        storefronts.decide(
                OWNER,
                "KURA",
                new Wires.NewPolicy("paymentNote", json("{\"ja\":\"前払い\",\"vi\":\"Trả trước\"}"), null, null));
        assertThat(storefronts.get(ANYBODY, "KURA").paymentNote()).isEqualTo("Trả trước");
        assertThat(storefronts.get(OPERATOR, "KURA").paymentNote()).isEqualTo("前払い");
    }

    @EachDatabase
    void aPlannedPolicyStandsInTheHistoryBesideThePresentOne(TestDatabase database) {
        StorefrontFixture house = new StorefrontFixture(database).withDemoData();
        StorefrontsResource storefronts = resource(house);
        LocalDate december = LocalDate.of(2026, 12, 1);
        house.preview.bindReach((storefront, key, from) -> List.of(new PolicyReach.Reached("rental.contracts", 2, 0)));
        Wires.NewPolicy plan = new Wires.NewPolicy("termsVersion", json("\"2026-12\""), december, null);
        Wires.PolicyPreview preview = storefronts.preview(OWNER, "KURA", plan);
        assertThat(preview.before()).isEqualTo(json("\"2026-06\""));
        assertThat(preview.reached()).containsExactly(new PolicyReach.Reached("rental.contracts", 2, 0));
        assertThat(storefronts.history(OWNER, "KURA", "termsVersion").data()).hasSize(1);
        storefronts.decide(OWNER, "KURA", plan);
        assertThat(storefronts.history(OWNER, "KURA", "termsVersion").data())
                .extracting(Wires.PolicyView::validFrom)
                .containsExactly(LocalDate.of(2000, 1, 1), december);
        assertThatThrownBy(() -> storefronts.history(OWNER, "TANA", "termsVersion"))
                .hasMessage("kernel.not-found");
        assertThatThrownBy(() -> storefronts.history(OWNER, "KURA", "neverDecided"))
                .hasMessage("kernel.not-found");
    }

    private static String terms(StorefrontsResource storefronts, LocalDate on) {
        return storefronts.policies(OWNER, "KURA", on).data().stream()
                .filter(policy -> policy.key().equals("termsVersion"))
                .map(policy -> policy.value().textValue())
                .findFirst()
                .orElseThrow();
    }

    @EachDatabase
    void aStorefrontIsAdded(TestDatabase database) {
        StorefrontsResource storefronts = resource(new StorefrontFixture(database));
        storefronts.importDocument(OPERATOR, json(StorefrontFixture.document()));
        LocalizedText name = LocalizedText.of("ほし市場", "Hoshi", "Hoshi");
        Response created = storefronts.add(
                OPERATOR,
                new Wires.NewStorefront(
                        "HOSHI", "GOODS_SHOP", name, name, "T9999900000009", "ﾎｼ", List.of("ja"), "MIZU"));
        assertThat(created.getStatus()).isEqualTo(201);
        assertThat(created.getLocation()).hasPath("/api/v1/storefronts/HOSHI");
        assertThat(((Wires.View) created.getEntity()).name()).isEqualTo("Hoshi");
        assertThatThrownBy(() -> storefronts.add(
                        OPERATOR, new Wires.NewStorefront(null, null, null, null, null, null, null, null)))
                .hasMessage("kernel.invalid-fields");
    }
}
