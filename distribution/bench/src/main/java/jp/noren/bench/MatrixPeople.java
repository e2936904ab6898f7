package jp.noren.bench;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Everybody who asks: the members, resellers, clients and operators of the table, with their tokens. Those whose token is no longer good are made first,
 * before the clock is moved past the end of their sessions.
 */
final class MatrixPeople {
    static final String RENTAL = "SORA";
    static final String SHOP = "TANA";

    private static final String PASSWORD = "Kobe-no-noren-2026";
    private static final String OTHER_SHOP = "KURA";
    private static final Set<String> ROLES = Set.of("CS", "BILLING", "CREDIT", "CONTENT", "ADMIN");
    private static final List<String> SCOPES = List.of(
            "billing:read",
            "checkout:write",
            "document:read",
            "document:write",
            "inquiry:read",
            "payment:read",
            "rental:read",
            "rental:write",
            "support:read",
            "support:write",
            "webhook:read",
            "webhook:write");

    private final Api anonymous;
    private final Map<String, Api> known = new HashMap<>();

    /** @param admin an administrator who is logged in */
    MatrixPeople(Api anonymous, Api admin) {
        this.anonymous = anonymous;
        known.put("anonymous", anonymous);
        ROLES.forEach(role -> operator(admin, role.toLowerCase(java.util.Locale.ROOT), List.of(role)));
        operator(admin, "gone", List.copyOf(ROLES));
        known.put("expired", house("op-gone"));
        Api revoked = house("op-gone");
        revoked.delete("/api/v1/sessions/current").orFail("logout");
        known.put("revoked", revoked);
        reseller(admin, "KUMO", "kumo");
        reseller(admin, "MIZU", "mizu");
        client(admin, "client " + RENTAL, RENTAL, SCOPES);
        client(admin, "client " + SHOP, SHOP, SCOPES);
        client(admin, "other-client", OTHER_SHOP, SCOPES);
        client(admin, "poor-client", SHOP, List.of());
    }

    private void operator(Api admin, String name, List<String> roles) {
        redeem(admin.post("/api/v1/operators", Map.of("login_id", "op-" + name, "name", name, "roles", roles)));
    }

    private void reseller(Api admin, String code, String login) {
        redeem(admin.post("/api/v1/resellers", Map.of("code", code, "login_id", login)));
    }

    private void redeem(Answer made) {
        Map<String, String> first =
                Map.of("secret", made.orFail("login").get("/one_time_secret"), "new_password", PASSWORD);
        anonymous.post("/api/v1/operators/redemptions", first).orFail("redemption");
    }

    private void client(Api admin, String name, String storefront, List<String> scopes) {
        Map<String, Object> client = Map.of("storefront", storefront, "name", name, "scopes", scopes);
        known.put(
                name,
                anonymous.as(
                        admin.post("/api/v1/clients", client).orFail("client").get("/key")));
    }

    /** Somebody of the house, logged in now. */
    Api house(String login) {
        Answer session = anonymous.post("/api/v1/sessions", Map.of("login_id", login, "password", PASSWORD));
        return anonymous.as(session.orFail("login of " + login).get("/token"));
    }

    Api member(String storefront, String login) {
        return DemoMember.of(anonymous, storefront, login).now();
    }

    /** Opens the sessions of everybody whose session can be open: to be called when the clock stands where it stays. */
    void logIn() {
        ROLES.forEach(role -> {
            String name = role.toLowerCase(java.util.Locale.ROOT);
            known.put(name, house("op-" + name));
        });
        known.put("reseller", house("kumo"));
        known.put("other-reseller", house("mizu"));
        known.put("member " + RENTAL, member(RENTAL, "sora10001"));
        known.put("neighbour " + RENTAL, member(RENTAL, "sora10002"));
        known.put("member " + SHOP, member(SHOP, "tana30001"));
        known.put("neighbour " + SHOP, member(SHOP, "tana30003"));
        known.put("stranger", member(OTHER_SHOP, "kura40002"));
    }

    /** @param storefront whose object it is about: member, neighbour and client are this one's */
    Api of(String principal, String storefront) {
        Api found = known.getOrDefault(principal + " " + storefront, known.get(principal));
        if (found == null) {
            throw new IllegalStateException("nobody is " + principal);
        }
        return found;
    }

    /** A fresh session of somebody, for what uses it up. */
    Api anew(String principal, String storefront) {
        return switch (principal) {
            case "member" -> member(storefront, storefront.equals(SHOP) ? "tana30001" : "sora10001");
            case "neighbour" -> member(storefront, storefront.equals(SHOP) ? "tana30003" : "sora10002");
            case "stranger" -> member(OTHER_SHOP, "kura40002");
            case "reseller" -> house("kumo");
            case "other-reseller" -> house("mizu");
            default ->
                ROLES.contains(principal.toUpperCase(java.util.Locale.ROOT))
                        ? house("op-" + principal)
                        : of(principal, storefront);
        };
    }
}
