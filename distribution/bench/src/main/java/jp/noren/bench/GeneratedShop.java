package jp.noren.bench;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** A rental shop made from a seed: its ids, prices, fee, terms, and the days in its policies. It is loaded in October and looked at in November 2026. */
final class GeneratedShop {
    static final String MONTH = "2026-11";
    static final String PASSWORD = "noren-no-otameshi";
    /** Routers: six are rented, two are left. */
    private static final int DEVICES = 8;

    private final RentalScene scene;
    final String id;
    final int windowFirst;
    final int windowLast;
    final int cancelUntil;
    final int settlementDay;
    final int returnDay;
    final long before;
    final long after;
    final long fee;
    final long deposit;
    final int depositTerm;
    final int prepaidMonths;
    final long prepaidTotal;
    final long premium;
    final int lossDelay;
    final LocalDate legacyUntil;
    private final String login;
    private final String prefix;

    GeneratedShop(RentalScene scene, long seed) {
        this.scene = scene;
        Random random = new Random(seed);
        this.id = "RENT" + (100 + random.nextInt(900));
        this.windowFirst = 2 + random.nextInt(3);
        this.windowLast = 8 + random.nextInt(5);
        this.cancelUntil = 7 + random.nextInt(4);
        this.settlementDay = 19 + random.nextInt(5);
        this.before = 1_000 + random.nextInt(4_000);
        this.after = 1_000 + random.nextInt(4_000);
        this.fee = 500 + random.nextInt(2_000);
        this.login = "gen" + random.nextInt(100_000) + "x";
        this.returnDay = 2 + random.nextInt(8);
        this.deposit = 1_000 + random.nextInt(5_000);
        this.depositTerm = 3 + random.nextInt(7);
        this.prepaidMonths = 4 + random.nextInt(5);
        this.prepaidTotal = 3_000L * prepaidMonths + random.nextInt(1_000);
        this.premium = 100 + random.nextInt(900);
        this.lossDelay = 1 + random.nextInt(4);
        this.legacyUntil = LocalDate.of(2021, 1, 1).plusDays(random.nextInt(900));
        this.prefix = (char) ('A' + random.nextInt(26)) + "-";
        scene.score()
                .say("seed " + seed + ": " + id + ", changes on days " + windowFirst + " to " + windowLast
                        + ", cancellation until day " + cancelUntil + ", settlement on day " + settlementDay
                        + ", returns until day " + returnDay + ", " + before + " then " + after + " yen, fee " + fee
                        + ", deposit " + deposit + " for " + depositTerm + " months, " + prepaidMonths
                        + " months in advance for " + prepaidTotal + ", premium " + premium + ", loss covered after "
                        + lossDelay + " months, of old until " + legacyUntil);
    }

    /** The number of its n-th contract. */
    String number(int n) {
        return prefix + n;
    }

    static String day(int day) {
        return LocalDate.parse(MONTH + "-01").withDayOfMonth(day).toString();
    }

    static long taxed(long yen) {
        return yen + yen / 10;
    }

    /** The shop with its catalogue, its stock, a member who reads Vietnamese, and his contracts. */
    DemoMember make() {
        Desk desk = scene.shopDesk();
        desk.storefront(id, "RENTAL_WIFI");
        List.of("rental", "support", "billing", "payment.sbps").forEach(name -> desk.switchOn(id, name));
        policies().forEach((key, json) -> desk.policy(id, key, json));
        catalogue();
        Buyer.register(
                scene.quiet(),
                id,
                new Buyer.Person("INDIVIDUAL", "Trồng Hạt", email(), PASSWORD, "vi"),
                Map.of("login_id", login));
        DemoMember member = DemoMember.of(scene.quiet(), id, login);
        contracts(member);
        return member;
    }

    String email() {
        return login + "@mail.example";
    }

    private Map<String, String> policies() {
        Map<String, String> policies = new LinkedHashMap<>();
        String window = "{\"fromDay\":" + windowFirst + ",\"toDay\":" + windowLast + "}";
        policies.put("termsVersion", "\"1\"");
        policies.put("planChangeWindow", window);
        policies.put("supportWindow", window);
        policies.put("supportOperationsPerContract", "1");
        policies.put("supportOperationCounting", "\"SHARED\"");
        policies.put("premiumLossTheftStartsAfterMonths", "" + lossDelay);
        policies.put("cancelThisMonthUntilDay", "" + cancelUntil);
        policies.put("cancelAfterThat", "\"END_OF_NEXT_MONTH\"");
        policies.put("settlementDay", "" + settlementDay);
        policies.put("settlementCovers", "\"NEXT_MONTH\"");
        policies.put(
                "blackouts",
                "[{\"id\":\"SETTLEMENT_DAY\",\"dayOfMonth\":" + settlementDay
                        + ",\"from\":\"00:00\",\"untilExclusive\":\"24:00\",\"blocks\":[\"CARD_CHANGE\",\"CANCELLATION\"]}]");
        policies.put("paymentTransitions", "[{\"from\":\"CARD\",\"to\":\"CARD\"}]");
        policies.put("legacyCardPageUntilApplicationDate", "\"" + legacyUntil + "\"");
        policies.put("depositMeasuredAt", "\"CONTRACT_END\"");
        policies.put("returnDueDayOfNextMonth", "" + returnDay);
        policies.put("checkoutPayments", "[\"CARD\"]");
        policies.put("cardBrands", "[\"VISA\",\"AMEX\"]");
        return policies;
    }

    private void catalogue() {
        Map<String, Object> name = name();
        List<Map<String, Object>> devices = new ArrayList<>();
        for (int i = 1; i <= DEVICES; i++) {
            devices.add(Map.of("id", device(i), "model", "G-1", "serial", "S-" + device(i), "state", "IN_STOCK"));
        }
        scene.desk()
                .post(
                        "/api/v1/rental-devices/import?storefront=" + id,
                        Map.of(
                                "models",
                                List.of(Map.of("id", "G-1", "kind", "ROUTER", "name", name, "accessories", List.of())),
                                "devices",
                                devices))
                .orFail("stock");
        List<Map<String, Object>> courses = new ArrayList<>();
        for (String course : List.of("NORMAL", "HELD", "AHEAD")) {
            courses.add(Map.of("id", course, "name", name, "text", name));
        }
        Map<String, Object> change =
                Map.of("id", "PLAN_CHANGE", "name", name, "amountExTax", fee, "when", "PLAN_CHANGE");
        scene.desk()
                .post(
                        "/api/v1/rental/" + id + "/catalogue",
                        Map.of(
                                "validFrom",
                                "2020-01-01",
                                "plans",
                                List.of(plan("GA", before), plan("GB", after)),
                                "courses",
                                courses,
                                "fees",
                                List.of(change)))
                .orFail("catalogue");
    }

    private static Map<String, Object> name() {
        return Map.of("ja", "品", "en", "Thing", "vi", "Đồ");
    }

    private static String device(int n) {
        return "G-DEV-" + n;
    }

    private Map<String, Object> plan(String code, long price) {
        Map<String, Object> held =
                Map.of("monthlyExTax", price - 100, "depositNoTax", deposit, "depositTermMonths", depositTerm);
        return Map.of(
                "id",
                code,
                "kind",
                "ROUTER",
                "name",
                name(),
                "deviceModels",
                List.of("G-1"),
                "prices",
                Map.of(
                        "NORMAL",
                        Map.of("monthlyExTax", price),
                        "HELD",
                        held,
                        "AHEAD",
                        Map.of("months", prepaidMonths, "totalExTax", prepaidTotal)));
    }

    /** Two of the usual kind; a deposit whose term is over with November, and one that lacks a month; one paid in advance since October; one of old. */
    private void contracts(DemoMember member) {
        LocalDate december = LocalDate.of(2026, 12, 1);
        List<Map<String, Object>> contracts = new ArrayList<>();
        contracts.add(contract(1, member, "NORMAL", LocalDate.of(2026, 2, 1)));
        contracts.add(contract(2, member, "NORMAL", LocalDate.of(2026, 2, 1)));
        contracts.add(contract(3, member, "HELD", december.minusMonths(depositTerm)));
        contracts.add(contract(4, member, "HELD", december.minusMonths(depositTerm - 1L)));
        contracts.add(contract(5, member, "AHEAD", LocalDate.of(2026, 10, 1)));
        Map<String, Object> old = contract(6, member, "NORMAL", legacyUntil.plusDays(1));
        old.put("appliedAt", legacyUntil + "T23:59:59.999+09:00");
        old.put("legacyCard", true);
        contracts.add(old);
        Answer taken = scene.desk()
                .post("/api/v1/rental/" + id + "/contracts", Map.of("contracts", contracts))
                .orFail("contracts");
        taken.json().path("data").forEach(one -> scene.quiet()
                .put(
                        "/sandbox/sbps/kept",
                        Map.of("customer", one.path("customer_ref").asText(), "card", "visa-ok"))
                .orFail("card"));
        support(scene.contract(member, number(2)).path("id").asText());
    }

    private Map<String, Object> contract(int n, DemoMember member, String course, LocalDate start) {
        Map<String, Object> contract = new LinkedHashMap<>();
        contract.put("id", number(n));
        contract.put("member", member.id());
        contract.put("plan", "GA");
        contract.put("course", course);
        contract.put("device", device(n));
        contract.put("appliedAt", start.minusDays(10) + "T12:00:00+09:00");
        contract.put("startDate", start.toString());
        contract.put("paymentMethod", "CARD");
        contract.put("status", "ACTIVE");
        return contract;
    }

    private void support(String contract) {
        Map<String, Object> plain = Map.of("cover", "DAMAGE");
        Map<String, Object> late = Map.of("cover", "LOSS", "delay_months", lossDelay);
        imported(
                List.of(
                        supportPlan("GCARE", 50, false, List.of(plain)),
                        supportPlan("GBEST", premium, true, List.of(plain, late))),
                List.of("GENR-KEY0-0000-0001"),
                List.of(Map.of(
                        "contract",
                        contract,
                        "history",
                        List.of(Map.of("plan", "GCARE", "from", "2026-02-01")),
                        "changes_used",
                        0,
                        "releases_used",
                        0)));
    }

    /** Puts one more key into the pool. */
    void anotherKey() {
        imported(List.of(), List.of("GENR-KEY0-0000-0002"), List.of());
    }

    private void imported(List<?> plans, List<?> keys, List<?> contracts) {
        scene.desk()
                .post(
                        "/api/v1/support-imports",
                        Map.of("storefront", id, "plans", plans, "keys", keys, "contracts", contracts),
                        Api.newKey())
                .orFail("support");
    }

    private static Map<String, Object> supportPlan(String code, long monthly, boolean key, List<?> covers) {
        Map<String, Object> plan = new LinkedHashMap<>();
        plan.put("code", code);
        plan.put("for_kind", "ROUTER");
        plan.put("name", name());
        plan.put("monthly", monthly);
        plan.put("key_code", key);
        plan.put("key_product", key ? name() : null);
        plan.put("valid_from", "2020-01-01");
        plan.put("covers", covers);
        return plan;
    }
}
