package jp.noren.sandbox.internal.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiConsumer;

/**
 * Loads the demo's rental shop: stock, catalogue, the contracts that ran before with their support and key codes, and the cards that the payment company
 * keeps for them. By the operations an operator has; the cards are put into the company's book. A node without rental has none of it, one without support no support.
 */
final class LoadRental {
    private static final String SHOP = "SORA";
    private static final int NOT_FOUND = 404;

    private final ObjectMapper json = new ObjectMapper();
    private final HouseApi api;
    private final BiConsumer<String, String> cards;

    /** @param cards keeps a test card at the company: for whom, and which */
    LoadRental(HouseApi api, BiConsumer<String, String> cards) {
        this.api = api;
        this.cards = cards;
    }

    /**
     * @param members ids by login ids, of those who have just joined; nothing is loaded when there are none
     * @return how many contracts were taken over
     */
    int load(Map<String, String> members, String authorization) {
        JsonNode data = data();
        JsonNode stock = members.isEmpty()
                ? null
                : post("/rental-devices/import?storefront=" + SHOP, data.path("stock"), authorization);
        if (stock == null) {
            return 0;
        }
        post("/rental/" + SHOP + "/catalogue", data.path("catalogue"), authorization);
        JsonNode taken = post("/rental/" + SHOP + "/contracts", contracts(data, members), authorization);
        Map<String, String> ids = new HashMap<>();
        taken.path("data").forEach(contract -> {
            ids.put(contract.path("number").asText(), contract.path("id").asText());
            keepCard(contract, data.path("cards"), members);
        });
        post("/support-imports", support(data, ids), authorization);
        return ids.size();
    }

    private void keepCard(JsonNode contract, JsonNode known, Map<String, String> members) {
        String reference = contract.path("customer_ref").asText(null);
        members.forEach((login, id) -> {
            if (reference != null && contract.path("member").asText().equals(id) && known.has(login)) {
                cards.accept(reference, known.path(login).asText());
            }
        });
    }

    private ObjectNode contracts(JsonNode data, Map<String, String> members) {
        ArrayNode list = json.createArrayNode();
        for (JsonNode contract : data.path("contracts")) {
            ObjectNode row = contract.deepCopy();
            String member = members.get(row.remove("login_id").asText());
            if (member != null) {
                list.add(row.put("member", member));
            }
        }
        return json.createObjectNode().set("contracts", list);
    }

    /** With the ids of the contracts in place of their numbers; of those that are there. */
    private ObjectNode support(JsonNode data, Map<String, String> ids) {
        ObjectNode document = data.path("support").deepCopy();
        ArrayNode list = json.createArrayNode();
        for (JsonNode row : document.path("contracts")) {
            String id = ids.get(row.path("contract").asText());
            if (id != null) {
                list.add(((ObjectNode) row.deepCopy()).put("contract", id));
            }
        }
        document.set("contracts", list);
        return document;
    }

    /** Null where nobody serves the path. */
    private JsonNode post(String path, JsonNode body, String authorization) {
        try {
            HouseApi.Answer answer = api.post(
                    path,
                    "application/json",
                    json.writeValueAsBytes(body),
                    authorization,
                    UUID.randomUUID().toString());
            if (answer.status() == NOT_FOUND) {
                return null;
            }
            LoadDemo.require(path, answer);
            return json.readTree(answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private JsonNode data() {
        try (InputStream in = LoadRental.class.getResourceAsStream("/demo/rental.json")) {
            return json.readTree(in).path("rental");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
