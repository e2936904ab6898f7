package jp.noren.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The rental shop of the demo with many contracts more, each with a card of its own, and members who file. */
final class RentalSwapShop {
    private static final int AT_A_TIME = 200;
    private static final String MODEL = "SR-300";

    private final Api anonymous;
    private final Office office;
    private final List<RentalFiler> filers = new ArrayList<>();
    /** Under which the payment company keeps the card of each contract that only waits for its settlement. */
    private final List<String> references = new ArrayList<>();

    private RentalSwapShop(Api anonymous, Office office) {
        this.anonymous = anonymous;
        this.office = office;
    }

    static RentalSwapShop open(Node node, Api anonymous) {
        Desk desk = Desk.open(node, anonymous);
        desk.loadDemo();
        // who registers chooses his password himself, so that he can file at once
        desk.policy(RentalScene.SHOP, "credentialsMail", "{}");
        return new RentalSwapShop(
                anonymous, Office.open(desk, anonymous, "swap-desk", List.of("ADMIN", "BILLING", "CS", "CONTENT")));
    }

    List<RentalFiler> filers() {
        return filers;
    }

    List<String> references() {
        return references;
    }

    Api desk() {
        return office.now();
    }

    void clock(String local) {
        MethodsAcceptance.clock(
                anonymous, OffsetDateTime.parse(local + "+09:00").toInstant().toString());
    }

    void companyAnswersIn(int millis) {
        anonymous.put("/sandbox/sbps/control", Map.of("delay_ms", millis)).orFail("emulator");
    }

    void stock(int devices) {
        Api desk = desk();
        for (int first = 0; first < devices; first += AT_A_TIME) {
            List<Map<String, Object>> some = new ArrayList<>();
            for (int i = first; i < Math.min(devices, first + AT_A_TIME); i++) {
                some.add(Map.of("id", "SW-" + i, "model", MODEL, "serial", "SW-S-" + i, "state", "IN_STOCK"));
            }
            desk.post(
                            "/api/v1/rental-devices/import?storefront=" + RentalScene.SHOP,
                            Map.of("models", List.of(), "devices", some))
                    .orFail("stock");
        }
    }

    /** Contracts of old have a card each: the company's book then tells them apart. */
    void settled(int contracts) {
        String member = RentalFiler.register(anonymous, 0).id();
        for (int first = 0; first < contracts; first += AT_A_TIME) {
            List<Map<String, Object>> some = new ArrayList<>();
            for (int i = first; i < Math.min(contracts, first + AT_A_TIME); i++) {
                some.add(contract("SET-" + i, member, "2019-09-20", "2019-10-01", true));
            }
            for (JsonNode taken : takeOver(some)) {
                String reference = taken.path("customer_ref").asText();
                references.add(reference);
                card(reference);
            }
        }
    }

    /**
     * Members with contracts to change, to cancel, and to release the support of.
     *
     * @param each of a kind; twice as many to cancel, because that is done in two parts of the bench
     */
    void filing(int members, int each) {
        for (int i = 1; i <= members; i++) {
            RentalFiler filer = RentalFiler.register(anonymous, i);
            card(filer.id());
            filers.add(filer);
            List<Map<String, Object>> contracts = new ArrayList<>();
            Map<String, RentalFiler.Act> acts = new HashMap<>();
            for (RentalFiler.Act act :
                    List.of(RentalFiler.Act.PLAN_CHANGE, RentalFiler.Act.CANCELLATION, RentalFiler.Act.SUPPORT)) {
                int many = act == RentalFiler.Act.CANCELLATION ? 2 * each : each;
                for (int n = 0; n < many; n++) {
                    String number = "F" + i + "-" + act.ordinal() + "-" + n;
                    acts.put(number, act);
                    contracts.add(contract(number, filer.id(), "2026-01-10", "2026-02-01", false));
                }
            }
            List<String> supported = new ArrayList<>();
            for (JsonNode taken : takeOver(contracts)) {
                RentalFiler.Act act = acts.get(taken.path("number").asText());
                String id = taken.path("id").asText();
                filer.owns(act, id);
                if (act == RentalFiler.Act.SUPPORT) {
                    supported.add(id);
                }
            }
            support(supported);
        }
    }

    private static Map<String, Object> contract(
            String number, String member, String applied, String start, boolean ownCard) {
        Map<String, Object> contract = new LinkedHashMap<>();
        contract.put("id", number);
        contract.put("member", member);
        contract.put("plan", "R50");
        contract.put("course", "NORMAL");
        contract.put("appliedAt", applied + "T12:00:00+09:00");
        contract.put("startDate", start);
        contract.put("paymentMethod", "CARD");
        contract.put("legacyCard", ownCard);
        contract.put("status", "ACTIVE");
        return contract;
    }

    private JsonNode takeOver(List<Map<String, Object>> contracts) {
        return desk().post("/api/v1/rental/" + RentalScene.SHOP + "/contracts", Map.of("contracts", contracts))
                .orFail("contracts")
                .json()
                .path("data");
    }

    private void support(List<String> contracts) {
        List<Map<String, Object>> some = contracts.stream()
                .<Map<String, Object>>map(contract -> Map.of(
                        "contract",
                        contract,
                        "history",
                        List.of(Map.of("plan", "SUPPORT", "from", "2026-02-01")),
                        "changes_used",
                        0,
                        "releases_used",
                        0))
                .toList();
        desk().post(
                        "/api/v1/support-imports",
                        Map.of(
                                "storefront",
                                RentalScene.SHOP,
                                "plans",
                                List.of(),
                                "keys",
                                List.of(),
                                "contracts",
                                some),
                        Api.newKey())
                .orFail("support");
    }

    private void card(String reference) {
        anonymous
                .put("/sandbox/sbps/kept", Map.of("customer", reference, "card", "visa-ok"))
                .orFail("card");
    }

    void openRun(Api session) {
        session.post("/api/v1/settlement-runs", Map.of("storefront", RentalScene.SHOP), Api.newKey())
                .orFail("run");
    }

    boolean isDone(Api session, String day) {
        Answer runs = session.get("/api/v1/settlement-runs?storefront=" + RentalScene.SHOP);
        for (JsonNode run : runs.json().path("data")) {
            if (run.path("settle_on").asText().equals(day)) {
                return run.path("state").asText().equals("done");
            }
        }
        return false;
    }

    JsonNode book() {
        return anonymous.get("/sandbox/sbps/book").orFail("book").json().path("charges");
    }
}
