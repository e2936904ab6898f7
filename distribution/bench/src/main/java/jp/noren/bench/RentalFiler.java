package jp.noren.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A member of the rental shop who files one application after the other and remembers what he was told. */
final class RentalFiler {
    /** What can be filed, one after the other. */
    enum Act {
        /** A contract more, charged by the next run. */
        NEW,
        /** A contract more, paid at conclusion. */
        AT_CONCLUSION,
        PLAN_CHANGE,
        CANCELLATION,
        SUPPORT;

        /** Whether it needs no contract that is there already. */
        boolean isFresh() {
            return this == NEW || this == AT_CONCLUSION;
        }
    }

    private static final String PASSWORD = "noren-no-otameshi";

    private final String login;
    private final DemoMember member;
    private final Map<Act, Deque<String>> contracts = new HashMap<>();
    private final List<String> acknowledged = new ArrayList<>();
    private final List<String> failures = new ArrayList<>();
    private final Figures figures = new Figures();
    private volatile int calls;
    private Api session;
    private String month;
    private String soon;

    private RentalFiler(String login, DemoMember member) {
        this.login = login;
        this.member = member;
    }

    static RentalFiler register(Api anonymous, int number) {
        String login = "filer" + number;
        Buyer.Person person = new Buyer.Person("INDIVIDUAL", "届出 " + number, login + "@mail.example", PASSWORD, "ja");
        Buyer.register(anonymous, RentalScene.SHOP, person, Map.of("login_id", login));
        return new RentalFiler(login, DemoMember.of(anonymous, RentalScene.SHOP, login));
    }

    String id() {
        return member.id();
    }

    String login() {
        return login;
    }

    /** A contract that this act may be filed on. */
    void owns(Act act, String contract) {
        contracts.computeIfAbsent(act, key -> new ArrayDeque<>()).add(contract);
    }

    /** Logs in anew. @param month first day of the next month; @param soon a day of this month that is to come */
    void begin(String nextMonth, String someDay) {
        session = member.now();
        month = nextMonth;
        soon = someDay;
    }

    void file(Act act) {
        long begun = System.nanoTime();
        if (act == Act.SUPPORT) {
            String contract = next(act);
            record(contract == null ? null : support(contract));
        } else {
            Map<String, Object> wish = wish(act);
            record(wish == null ? null : file("/api/v1/rental-applications", "/preview", "acknowledge", wish));
        }
        figures.add(System.nanoTime() - begun);
    }

    private String next(Act act) {
        Deque<String> left = contracts.get(act);
        return left == null ? null : left.poll();
    }

    private Answer support(String contract) {
        return file(
                "/api/v1/support-applications",
                "/previews",
                "must_be_acknowledged",
                Map.of("contract", contract, "operation", "release"));
    }

    private Map<String, Object> wish(Act act) {
        Map<String, Object> wish = new LinkedHashMap<>();
        boolean fresh = act.isFresh();
        wish.put("kind", fresh ? "new" : act == Act.PLAN_CHANGE ? "plan_change" : "cancellation");
        if (fresh) {
            wish.put("start", act == Act.NEW ? month : soon);
            wish.put("method", "CARD");
        } else {
            String contract = next(act);
            if (contract == null) {
                return null;
            }
            wish.put("contract", contract);
        }
        if (act != Act.CANCELLATION) {
            wish.put("plan", fresh ? "R50" : "R100");
            wish.put("course", "NORMAL");
            wish.put("support", "SUPPORT");
        }
        return wish;
    }

    /** Looks, ticks and files; when something else would happen by now, he looks again. */
    private Answer file(String url, String preview, String flag, Map<String, Object> wish) {
        String key = Api.newKey();
        Answer answer = null;
        for (int i = 0; i < 3 && (answer == null || answer.code().endsWith("consequences-changed")); i++) {
            Answer seen = session.post(url + preview, wish);
            if (!seen.ok()) {
                return seen;
            }
            Map<String, Object> filing = new LinkedHashMap<>(wish);
            filing.put("token", seen.get("/token"));
            filing.put("acknowledged", ticks(seen, flag));
            answer = session.post(url, filing, i == 0 ? key : Api.newKey());
        }
        return answer;
    }

    private static List<String> ticks(Answer seen, String flag) {
        List<String> codes = new ArrayList<>();
        for (JsonNode one : seen.json().path("consequences")) {
            if (one.path(flag).asBoolean()) {
                codes.add(one.path("code").asText());
            }
        }
        return codes;
    }

    private void record(Answer answer) {
        if (answer == null) {
            return;
        }
        calls++;
        if (answer.status() == 201) {
            acknowledged.add(answer.get("/id"));
        } else {
            failures.add(answer.toString());
        }
    }

    int calls() {
        return calls;
    }

    List<String> acknowledged() {
        return acknowledged;
    }

    List<String> failures() {
        return failures;
    }

    Figures figures() {
        return figures;
    }

    /** All rows of a list of his own, page after page. */
    List<JsonNode> all(String path) {
        List<JsonNode> rows = new ArrayList<>();
        Api api = member.now();
        boolean more = true;
        while (more) {
            String after = rows.isEmpty()
                    ? ""
                    : "&starting_after=" + rows.get(rows.size() - 1).path("id").asText();
            JsonNode page = api.get(path + "?limit=100" + after).orFail(path).json();
            page.path("data").forEach(rows::add);
            more = page.path("has_more").asBoolean();
        }
        return rows;
    }
}
