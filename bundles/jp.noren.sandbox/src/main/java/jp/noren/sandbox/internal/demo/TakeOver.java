package jp.noren.sandbox.internal.demo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import jp.noren.access.api.Credentials;

/**
 * Takes over the members of a shop that mails first passwords: nobody registers there with a password of his own, and these are members of old. By the
 * administrator's import; the demo's password is set directly, because in the demo nobody waits for a mail.
 */
final class TakeOver {
    private static final int CONFLICT = 409;

    private final ObjectMapper json = new ObjectMapper();
    private final HouseApi api;
    private final Credentials credentials;

    TakeOver(HouseApi api, Credentials credentials) {
        this.api = api;
        this.credentials = credentials;
    }

    /** Whether the shop of the demo's data mails them. */
    static boolean isMeant(JsonNode storefronts, String storefront) {
        for (JsonNode shop : storefronts) {
            if (shop.path("id").asText().equals(storefront)) {
                return shop.path("policies").has("credentialsMail");
            }
        }
        return false;
    }

    /** His id; nothing when his login or address is known already. */
    Optional<String> handle(JsonNode member, String authorization) {
        ObjectNode row = member.deepCopy();
        String path = "/members/import?storefront=" + row.remove("storefront").asText();
        HouseApi.Answer answer = api.post(
                path,
                "application/json",
                bytes(Map.of("members", List.of(row))),
                authorization,
                UUID.randomUUID().toString());
        if (answer.status() == CONFLICT) {
            return Optional.empty();
        }
        LoadDemo.require(path, answer);
        String id = read(answer).path("members").path(0).path("id").asText();
        credentials.changePassword(
                id, credentials.hash(new Credentials.Password(LoadDemo.PASSWORD.toCharArray())), null);
        return Optional.of(id);
    }

    private JsonNode read(HouseApi.Answer answer) {
        try {
            return json.readTree(answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(new String(answer.body(), StandardCharsets.UTF_8), e);
        }
    }

    private byte[] bytes(Object value) {
        try {
            return json.writeValueAsBytes(value);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
