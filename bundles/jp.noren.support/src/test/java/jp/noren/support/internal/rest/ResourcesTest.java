package jp.noren.support.internal.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.noren.access.api.Caller;
import jp.noren.access.api.Role;
import jp.noren.kernel.LocalizedText;
import jp.noren.kernel.RefusedException;
import jp.noren.kernel.RefusedException.FieldError;
import jp.noren.kernel.Yen;
import jp.noren.persistence.testing.TestDatabase;
import jp.noren.rental.api.DeviceKind;
import jp.noren.rest.Request;
import jp.noren.support.internal.house.House;
import jp.noren.testing.database.EmbeddedDatabase;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What the resources take and give; who may call them is said by their annotations, which the document's test compares. */
class ResourcesTest {
    private record Asked(Caller caller, String language, String key) implements Request {
        @Override
        public String id() {
            return "req_1";
        }

        @Override
        public Optional<String> idempotencyKey() {
            return Optional.of(key);
        }

        @Override
        public Optional<String> ifMatch() {
            return Optional.empty();
        }
    }

    private static final Asked DESK = new Asked(House.operator(Role.CS, Role.ADMIN), "en", "desk");

    private final House house = new House(TestDatabase.emptied(EmbeddedDatabase.Kind.DERBY));
    private final SupportWriter writer = new SupportWriter(house.words, house.plans, house.terms);
    private final SupportResource support = new SupportResource(house.read, house.readKey, house.explain, writer);
    private final SupportApplicationsResource applications =
            new SupportApplicationsResource(house.preview, house.file, writer);
    private final SupportImportsResource imports = new SupportImportsResource(house.imports);

    private Asked member(String id, String language) {
        return new Asked(house.member(id), language, "key-" + id);
    }

    private static List<String> pointers(ThrowingCallable act) {
        try {
            act.call();
        } catch (RefusedException no) {
            return no.fields().stream().map(FieldError::pointer).toList();
        } catch (Throwable other) {
            throw new AssertionError(other);
        }
        throw new AssertionError("was not refused");
    }

    private static void refused(String code, ThrowingCallable act) {
        assertThatThrownBy(act).isInstanceOfSatisfying(RefusedException.class, no -> assertThat(no.code())
                .isEqualTo(code));
    }

    @Test
    @DisplayName("R041 R049: look, look ahead, tick, file, look again, over REST; the text is the reader's")
    void filing() {
        house.router("K1", "SUPPORT");
        Asked hanako = member("SORA-I1", "vi");
        SupportWire.View before = support.one(hanako, "K1");
        assertThat(before.state()).isEqualTo("active");
        assertThat(before.current().monthly()).isEqualTo(Yen.of(300));
        assertThat(before.window()).isEqualTo(new SupportWire.Window(1, 15, true, LocalDate.of(2026, 11, 10)));
        assertThat(before.operations().changesLeft()).isEqualTo(1);
        SupportWire.Preview seen =
                applications.preview(hanako, new ApplicationWire.Wanted("K1", "change", "SUPPORT_PREMIUM"));
        assertThat(seen.left()).isZero();
        assertThat(seen.consequences()).last().satisfies(warning -> {
            assertThat(warning.mustBeAcknowledged()).isTrue();
            assertThat(warning.text())
                    .isEqualTo("Sau lần này, hợp đồng này không thể thay đổi hoặc hủy gói hỗ trợ nữa.");
        });
        var body = new ApplicationWire.NewFiling("K1", "change", "SUPPORT_PREMIUM", seen.token(), null);
        assertThat(pointers(() -> applications.file(hanako, body))).containsExactly("/acknowledged");
        var filed = (SupportWire.Filed) applications
                .file(
                        hanako,
                        new ApplicationWire.NewFiling(
                                "K1",
                                "CHANGE",
                                "SUPPORT_PREMIUM",
                                seen.token(),
                                List.of("support.warn-last-operation")))
                .getEntity();
        assertThat(filed.operation()).isEqualTo("change");
        SupportWire.View after = support.mine(hanako).data().get(0);
        assertThat(after.state()).isEqualTo("change_filed");
        assertThat(after.key()).isEqualTo("waiting");
        assertThat(after.next().covers()).contains(new SupportWire.Cover("LOSS", "Mất máy", LocalDate.of(2027, 2, 1)));
        assertThat(after.applications()).containsExactly(filed);
        assertThat(support.one(DESK, "K1").next().name()).isEqualTo("Care Premium");
        refused("kernel.not-found", () -> support.one(member("SORA-I2", "ja"), "K1"));
    }

    @Test
    @DisplayName("R040: what is missing or wrong in an application is said field by field")
    void wrongApplications() {
        Asked hanako = member("SORA-I1", "ja");
        assertThat(pointers(() -> applications.preview(hanako, new ApplicationWire.Wanted(null, null, null))))
                .containsExactly("/contract", "/operation", "/plan");
        assertThat(pointers(() -> applications.preview(hanako, new ApplicationWire.Wanted("K1", "undo", "X"))))
                .containsExactly("/operation");
        assertThat(pointers(() -> applications.file(
                        hanako, new ApplicationWire.NewFiling("K1", "release", "SUPPORT", " ", null))))
                .containsExactly("/plan", "/token");
    }

    @Test
    @DisplayName(
            "R054 R055: the key view in three languages: before the start, shown, and the link to the detail page, own"
                    + " or the storefront's")
    void key() {
        house.contract("K1", "SORA-I1", DeviceKind.ROUTER, "2026-12-01", "SUPPORT_PREMIUM");
        SupportWire.Key before = support.key(member("SORA-I1", "ja"), "K1");
        assertThat(before.state()).isEqualTo("before_start");
        assertThat(before.title()).isEqualTo("機器補償サービス");
        assertThat(before.text()).isEqualTo("利用開始日以降に表示されます");
        assertThat(before.code()).isNull();
        assertThat(before.detailPage())
                .isEqualTo(new SupportWire.Link("詳細ページはこちら", "/api/v1/support-guide?storefront=SORA&language=ja"));
        house.importKeys("DEMO-KEY0-0000-0003");
        house.clock.set("2026-12-01T00:00:00+09:00");
        house.storefronts.put(
                "SORA", "supportDetailPage", "{\"ja\":\"https://sora.example/ja\",\"vi\":\"https://sora.example/vi\"}");
        SupportWire.Key shown = support.key(member("SORA-I1", "vi"), "K1");
        assertThat(shown.code()).isEqualTo("DEMO-KEY0-0000-0003");
        assertThat(shown.product()).isEqualTo("Mamorun Security");
        assertThat(shown.detailPage().url()).isEqualTo("https://sora.example/vi");
        assertThat(support.key(member("SORA-I1", "en"), "K1").detailPage().url())
                .isEqualTo("https://sora.example/ja");
        assertThat(shown.toString()).doesNotContain("DEMO-KEY0");
        refused("kernel.not-found", () -> support.key(member("SORA-I2", "ja"), "K1"));
        refused("kernel.not-found", () -> support.key(DESK, "K1"));
    }

    @Test
    @DisplayName(
            "R055: the guide is reachable in ja, en and vi, each with its way to the others, and escapes what it is"
                    + " given")
    void guide() {
        GuideResource guide = new GuideResource(house.storefronts, new GuidePage(house.words));
        for (String language : List.of("ja", "en", "vi")) {
            String page = guide.page(DESK, "SORA", language);
            assertThat(page)
                    .startsWith("<!doctype html><html lang=\"" + language + "\">")
                    .contains("language=ja", "language=en", "language=vi")
                    .doesNotContain("support.guide");
        }
        assertThat(guide.page(DESK, "SORA", "<b>")).contains("lang=\"en\"").doesNotContain("<b>");
        assertThat(guide.page(DESK, "SORA", "en")).contains("&quot;Device cover service&quot;");
        refused("kernel.not-found", () -> guide.page(DESK, "NONE", "ja"));
        refused("kernel.not-found", () -> guide.page(DESK, null, "ja"));
    }

    @Test
    @DisplayName("R039 R056: an operator brings plans, keys and contracts; the answer has numbers, no codes; faults by"
            + " their place")
    void imports() {
        house.contracts.add("K1", "SORA-I1", DeviceKind.ROUTER, "2025-03-01");
        LocalizedText name = new LocalizedText(Map.of("ja", "あんしん補償Gold"));
        var gold = new ImportWire.NewPlan(
                "SUPPORT_GOLD",
                "ROUTER",
                name,
                Yen.of(900),
                null,
                true,
                null,
                LocalDate.of(2019, 1, 1),
                List.of(new ImportWire.Cover("DAMAGE", null), new ImportWire.Cover("LOSS", 1)));
        var one = new ImportWire.Contract(
                "K1", List.of(new ImportWire.Span("SUPPORT_GOLD", LocalDate.of(2025, 3, 1), null)), 0, 0, "CODE-1");
        var document = new ImportWire.Document("SORA", List.of(gold), List.of("CODE-1"), List.of(one));
        assertThat(imports.importAll(DESK, document).getEntity()).isEqualTo(new ImportWire.Imported(1, 1, 1));
        assertThat(document.toString() + one).doesNotContain("CODE-1");
        assertThat(new SupportPlansResource(house.clock, house.plans, writer)
                        .list(DESK, "SORA", null)
                        .data())
                .extracting(SupportWire.CataloguePlan::code)
                .contains("SUPPORT_GOLD")
                .hasSize(5);
        var standing = new SupportKeysResource(house.readKeys).standing(DESK, "SORA");
        assertThat(standing.free()).isZero();
        assertThat(standing.assigned()).isEqualTo(1);
        var wrong = new ImportWire.NewPlan(
                "gold", "BIKE", null, Yen.of(-1), 7, false, null, null, Arrays.asList(new ImportWire.Cover(null, -1)));
        assertThat(pointers(() -> imports.importAll(DESK, new ImportWire.Document(null, List.of(wrong), null, null))))
                .containsExactly(
                        "/storefront",
                        "/plans/0/code",
                        "/plans/0/for_kind",
                        "/plans/0/name",
                        "/plans/0/monthly",
                        "/plans/0/tax_percent",
                        "/plans/0/valid_from",
                        "/plans/0/covers/0/cover",
                        "/plans/0/covers/0/delay_months");
        refused("support.storefront-missing", () -> new SupportPlansResource(house.clock, house.plans, writer)
                .list(DESK, null, null));
    }

    @Test
    @DisplayName("R045: a claim over REST, its decision in the reader's words, the desk's list and settlement")
    void claims() {
        house.router("K1", "SUPPORT_PREMIUM");
        SupportClaimsResource claims = new SupportClaimsResource(
                house.fileClaim, house.readClaims, house.settleClaim, house.tellClaim, house.words);
        Asked hanako = member("SORA-I1", "ja");
        assertThat(pointers(() -> claims.file(hanako, new ClaimWire.New(null, "LOSS", null, "x"))))
                .containsExactly("/contract");
        var filed = (ClaimWire.Shown)
                claims.file(hanako, new ClaimWire.New("K1", "LOSS", house.clock.instant(), "駅で失くしました"))
                        .getEntity();
        assertThat(filed.state()).isEqualTo("covered");
        assertThat(filed.coveredFrom()).isEqualTo("2025-05-01");
        assertThat(filed.decision()).isEqualTo("補償の対象です。紛失は2025-05-01から補償されています。");
        assertThat(claims.list(DESK, "SORA", null, "covered", null, null, null).data())
                .hasSize(1);
        refused("support.word-unknown", () -> claims.list(DESK, "SORA", null, "lost", null, null, null));
        assertThat(pointers(() -> claims.settle(DESK, filed.id(), new ClaimWire.Settlement(" "))))
                .containsExactly("/note");
        claims.settle(DESK, filed.id(), new ClaimWire.Settlement("交換しました"));
        assertThat(claims.one(hanako, filed.id()).state()).isEqualTo("settled");
        assertThat(claims.one(hanako, filed.id()).note()).isEqualTo("交換しました");
    }

    @Test
    @DisplayName("R040 R047: the explanation over REST names rule, text and day for each operation")
    void explanation() {
        house.router("K1", "SUPPORT");
        var rows = support.explanation(member("SORA-I1", "en"), "K1", LocalDate.of(2026, 11, 16))
                .data();
        assertThat(rows).hasSize(9).anySatisfy(row -> {
            assertThat(row.operation()).isEqualTo("release");
            assertThat(row.allowed()).isFalse();
            assertThat(row.rule()).isEqualTo("R040");
            assertThat(row.allowedOn()).isEqualTo("2026-12-01");
            assertThat(row.text()).contains("from day 1 to day 15");
        });
        assertThat(support.explanation(DESK, "K1", null).data()).anyMatch(SupportWire.Explained::allowed);
    }
}
