package jp.noren.bench;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Plan change, cancellation and settlement once more in a shop made from a seed: other ids, prices, fee, and other days in its policies, so that nothing
 * can be hard-wired.
 */
final class GeneratedRentalAct {
    private static final String MONTH = "2026-11";
    private static final String PASSWORD = "noren-no-otameshi";

    private final RentalScene scene;
    private final Score score;
    private final String shop;
    private final int windowFirst;
    private final int windowLast;
    private final int cancelUntil;
    private final int settlementDay;
    private final long before;
    private final long after;
    private final long fee;
    private final String login;

    GeneratedRentalAct(RentalScene scene, long seed) {
        this.scene = scene;
        this.score = scene.score();
        Random random = new Random(seed);
        this.shop = "RENT" + (100 + random.nextInt(900));
        this.windowFirst = 2 + random.nextInt(3);
        this.windowLast = 8 + random.nextInt(5);
        this.cancelUntil = 7 + random.nextInt(4);
        this.settlementDay = 19 + random.nextInt(5);
        this.before = 1_000 + random.nextInt(4_000);
        this.after = 1_000 + random.nextInt(4_000);
        this.fee = 500 + random.nextInt(2_000);
        this.login = "gen" + random.nextInt(100_000) + "x";
        score.say("seed " + seed + ": " + shop + ", changes on days " + windowFirst + " to " + windowLast
                + ", cancellation until day " + cancelUntil + ", settlement on day " + settlementDay + ", " + before
                + " then " + after + " yen, fee " + fee);
    }

    void play() {
        make();
        Buyer.register(
                scene.quiet(),
                shop,
                new Buyer.Person(
                        "INDIVIDUAL",
                        "種 まく",
                        login + "@mail.example",
                        PASSWORD,
                        scene.quiet().language()),
                Map.of("login_id", login));
        DemoMember member = DemoMember.of(scene.quiet(), shop, login);
        contracts(member);
        windows(member);
        settled(member);
    }

    private void make() {
        Desk desk = scene.shopDesk();
        desk.storefront(shop, "RENTAL_WIFI");
        List.of("rental", "billing", "payment.sbps").forEach(name -> desk.switchOn(shop, name));
        Map<String, String> policies = new LinkedHashMap<>();
        policies.put("termsVersion", "\"1\"");
        policies.put("planChangeWindow", "{\"fromDay\":" + windowFirst + ",\"toDay\":" + windowLast + "}");
        policies.put("cancelThisMonthUntilDay", "" + cancelUntil);
        policies.put("cancelAfterThat", "\"END_OF_NEXT_MONTH\"");
        policies.put("settlementDay", "" + settlementDay);
        policies.put("settlementCovers", "\"NEXT_MONTH\"");
        policies.put(
                "blackouts",
                "[{\"id\":\"SETTLEMENT_DAY\",\"dayOfMonth\":" + settlementDay
                        + ",\"from\":\"00:00\",\"untilExclusive\":\"24:00\",\"blocks\":[\"CARD_CHANGE\",\"CANCELLATION\"]}]");
        policies.put("paymentTransitions", "[{\"from\":\"CARD\",\"to\":\"CARD\"}]");
        policies.put("depositMeasuredAt", "\"CONTRACT_END\"");
        policies.put("returnDueDayOfNextMonth", "5");
        policies.put("checkoutPayments", "[\"CARD\"]");
        policies.put("cardBrands", "[\"VISA\"]");
        policies.forEach((key, json) -> desk.policy(shop, key, json));
        Map<String, Object> name = Map.of("ja", "品", "en", "Thing", "vi", "Đồ");
        scene.desk()
                .post(
                        "/api/v1/rental-devices/import?storefront=" + shop,
                        Map.of(
                                "models",
                                List.of(Map.of("id", "G-1", "kind", "ROUTER", "name", name, "accessories", List.of())),
                                "devices",
                                List.of(device("G-DEV-1"), device("G-DEV-2"), device("G-DEV-3"))))
                .orFail("stock");
        scene.desk()
                .post(
                        "/api/v1/rental/" + shop + "/catalogue",
                        Map.of(
                                "validFrom",
                                "2020-01-01",
                                "plans",
                                List.of(plan("GA", name, before), plan("GB", name, after)),
                                "courses",
                                List.of(Map.of("id", "NORMAL", "name", name, "text", name)),
                                "fees",
                                List.of(Map.of(
                                        "id", "PLAN_CHANGE", "name", name, "amountExTax", fee, "when", "PLAN_CHANGE"))))
                .orFail("catalogue");
    }

    private static Map<String, Object> device(String id) {
        return Map.of("id", id, "model", "G-1", "serial", "S-" + id, "state", "IN_STOCK");
    }

    private static Map<String, Object> plan(String id, Map<String, Object> name, long price) {
        return Map.of(
                "id",
                id,
                "kind",
                "ROUTER",
                "name",
                name,
                "deviceModels",
                List.of("G-1"),
                "prices",
                Map.of("NORMAL", Map.of("monthlyExTax", price)));
    }

    private void contracts(DemoMember member) {
        List<Map<String, Object>> contracts =
                List.of(contract("G-001", "G-DEV-1", member), contract("G-002", "G-DEV-2", member));
        Answer taken = scene.desk()
                .post("/api/v1/rental/" + shop + "/contracts", Map.of("contracts", contracts))
                .orFail("contracts");
        scene.quiet()
                .put("/sandbox/sbps/kept", Map.of("customer", taken.get("/data/0/customer_ref"), "card", "visa-ok"))
                .orFail("card");
    }

    private static Map<String, Object> contract(String number, String device, DemoMember member) {
        return Map.of(
                "id",
                number,
                "member",
                member.id(),
                "plan",
                "GA",
                "course",
                "NORMAL",
                "device",
                device,
                "appliedAt",
                "2026-01-10T12:00:00+09:00",
                "startDate",
                "2026-02-01",
                "paymentMethod",
                "CARD",
                "status",
                "ACTIVE");
    }

    private static String day(int day) {
        return LocalDate.parse(MONTH + "-01").withDayOfMonth(day).toString();
    }

    private Map<String, Object> wish(DemoMember member, String kind, String number) {
        Map<String, Object> wish = new LinkedHashMap<>();
        wish.put("kind", kind);
        wish.put("contract", scene.contract(member, number).path("id").asText());
        return wish;
    }

    private void windows(DemoMember member) {
        scene.heading("The days of this shop's own policies");
        Map<String, Object> change = wish(member, "plan_change", "G-001");
        change.put("plan", "GB");
        change.put("course", "NORMAL");
        scene.at(day(windowFirst - 1) + "T23:59:59.999");
        score.expect(
                "a change before its window",
                "false",
                scene.preview(member, change).get("/allowed"));
        scene.at(day(cancelUntil) + "T23:59:59.999");
        Map<String, Object> cancel = wish(member, "cancellation", "G-002");
        score.expect(
                "a cancellation on its last day ends",
                MONTH + "-30",
                scene.preview(member, cancel).get("/effective_on"));
        scene.at(day(cancelUntil + 1) + "T00:00:00");
        score.expect(
                "a moment later", "2026-12-31", scene.preview(member, cancel).get("/effective_on"));
        scene.at(day(windowLast + 1) + "T00:00:00");
        score.expect(
                "a change after its window",
                "false",
                scene.preview(member, change).get("/allowed"));
        scene.at(day(settlementDay) + "T00:00:00");
        score.expect(
                "on its settlement day", "false", scene.preview(member, cancel).get("/allowed"));
        scene.at(day(windowLast) + "T23:59:59.999");
        score.expect(
                "a change in its last millisecond",
                201,
                scene.file(member, change).status());
        score.expect(
                "the old one ends",
                MONTH + "-30",
                scene.contract(member, "G-001").path("end").asText());
    }

    private void settled(DemoMember member) {
        scene.heading("Its settlement, with its prices and its fee");
        scene.settle(shop, day(settlementDay));
        score.expect("the other contract", taxed(before), total(member, "G-002", "2026-12"));
        String next = scene.newest(member);
        score.expect("the new one, with the fee", taxed(after + fee), total(member, next, "2026-12"));
        scene.settle(shop, LocalDate.parse(day(settlementDay)).plusMonths(1).toString());
        score.expect("a month later", taxed(after), total(member, next, "2027-01"));
    }

    private long total(DemoMember member, String number, String month) {
        return scene.charge(member, number, month).path("total").asLong();
    }

    private static long taxed(long yen) {
        return yen + yen / 10;
    }
}
