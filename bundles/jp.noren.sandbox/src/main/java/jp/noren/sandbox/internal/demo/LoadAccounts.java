package jp.noren.sandbox.internal.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.UUID;

/**
 * Gives a member of the demo who has just joined what the story has already happened to him: his credit limit, his way to direct debit, and what he
 * ordered before. A node without billing has none of it, and a clock that stands before a step leaves it and those behind it out.
 */
final class LoadAccounts {
    private static final int NOT_FOUND = 404;
    private static final int CONFLICT = 409;

    private final ObjectMapper json = new ObjectMapper();
    private final HouseApi api;

    LoadAccounts(HouseApi api) {
        this.api = api;
    }

    /** @param id the member's */
    void load(String loginId, String id, String authorization) {
        for (JsonNode account : accounts()) {
            if (account.path("login_id").asText().equals(loginId)) {
                load(account, id, authorization);
            }
        }
    }

    private void load(JsonNode account, String id, String authorization) {
        ObjectNode limit = json.createObjectNode();
        limit.set("limit", account.path("limit"));
        limit.set("reason", account.path("reason"));
        boolean going = post("/credit-lines/" + id + "/limits", limit, authorization);
        for (JsonNode step : account.path("steps")) {
            going = going && post("/settlement-accounts/" + id + "/steps", step, authorization);
        }
        ArrayNode claims = json.createArrayNode();
        account.path("claims").forEach(claim -> claims.add(((ObjectNode) claim.deepCopy()).put("member", id)));
        if (!claims.isEmpty()) {
            post("/claims/import", json.createObjectNode().set("claims", claims), authorization);
        }
    }

    /** False when it cannot be done here or now. */
    private boolean post(String path, JsonNode body, String authorization) {
        try {
            HouseApi.Answer answer = api.post(
                    path,
                    "application/json",
                    json.writeValueAsBytes(body),
                    authorization,
                    UUID.randomUUID().toString());
            if (answer.status() == NOT_FOUND || answer.status() == CONFLICT) {
                return false;
            }
            LoadDemo.require(path, answer);
            return true;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private JsonNode accounts() {
        try (InputStream in = LoadAccounts.class.getResourceAsStream("/demo/accounts.json")) {
            return json.readTree(in).path("accounts");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
