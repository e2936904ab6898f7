package jp.noren.sandbox.internal.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiConsumer;
import jp.noren.access.api.Credentials;
import jp.noren.kernel.RefusedException;
import jp.noren.sandbox.internal.app.CardCompany;
import jp.noren.sandbox.internal.app.SandboxMode;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Loads the demo's resellers and their shops KURA, TANA and MINAMO, the rental shop SORA with its contracts, the catalogues and the members with their accounts,
 * by the operations that an operator and a buyer have; members of a shop that mails first passwords are taken over. Tenants get their points when they
 * join. A second time it changes nothing but the stock, which is as on the first day again.
 */
@Component(service = LoadDemo.class)
public final class LoadDemo {
    /** What every member of the demo logs in with; no secret, and good for nothing else. */
    public static final String PASSWORD = "noren-no-otameshi";

    private static final int STOREFRONTS = 4;
    private static final List<String> SHOPS = List.of("KURA", "TANA");
    private static final int CONFLICT = 409;

    private final ObjectMapper json = new ObjectMapper();
    private final HouseApi api;
    private final LoadAccounts accounts;
    private final DemoPoints points;
    private final TakeOver takeOver;
    private final LoadRental rental;
    private final LoadFiles files;

    @Activate
    public LoadDemo(
            @Reference SandboxMode sandbox,
            @Reference DemoPoints points,
            @Reference Credentials credentials,
            @Reference CardCompany company) {
        this(new HouseApi(HouseApi.ofThisNode(System.getenv())), points, credentials, company::keepCard);
    }

    LoadDemo(HouseApi api, DemoPoints points, Credentials credentials, BiConsumer<String, String> cards) {
        this.api = api;
        this.points = points;
        this.accounts = new LoadAccounts(api);
        this.takeOver = new TakeOver(api, credentials);
        this.rental = new LoadRental(api, cards);
        this.files = new LoadFiles(api);
    }

    /**
     * @param points granted to those who joined, yen
     * @param password what the loaded members log in with
     */
    public record Loaded(
            int storefronts, int products, int members, int membersThereBefore, long points, String password) {}

    /**
     * @param authorization of an administrator, as the header
     * @throws RefusedException UNPROCESSABLE {@code sandbox.demo-failed} with the step and the answer it got
     */
    public Loaded handle(String authorization) {
        send(
                "/storefronts/import",
                "application/json",
                resource("storefronts.json"),
                authorization,
                UUID.randomUUID().toString());
        int products = 0;
        for (String shop : SHOPS) {
            String path = "/products/import?storefront=" + shop;
            products += send(
                            path,
                            "text/csv",
                            resource(shop + ".csv"),
                            authorization,
                            UUID.randomUUID().toString())
                    .path("imported")
                    .asInt();
        }
        long granted = 0;
        List<JsonNode> members = members();
        Map<String, String> joined = new HashMap<>();
        for (JsonNode member : members) {
            String login = member.path("login_id").asText();
            Optional<String> id = join(member, authorization);
            granted += id.map(found -> points.grant(member, found)).orElse(0L);
            id.ifPresent(found -> joined.put(login, found));
            id.ifPresent(found -> accounts.load(login, found, authorization));
        }
        files.load(authorization);
        rental.load(joined, authorization);
        return new Loaded(STOREFRONTS, products, joined.size(), members.size() - joined.size(), granted, PASSWORD);
    }

    /** The same for somebody who has a login and no token. */
    public Loaded handle(String login, String password) {
        byte[] credentials = bytes(Map.of("login_id", login, "password", password));
        JsonNode session = send(
                "/sessions",
                "application/json",
                credentials,
                null,
                UUID.randomUUID().toString());
        return handle("Bearer " + session.path("token").asText());
    }

    private List<JsonNode> members() {
        try {
            return json.readerForListOf(JsonNode.class).readValue(data("members"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private JsonNode data(String name) {
        try {
            return json.readTree(resource(name + ".json")).path(name);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Optional<String> join(JsonNode member, String authorization) {
        boolean ofOld =
                TakeOver.isMeant(data("storefronts"), member.path("storefront").asText());
        return ofOld ? takeOver.handle(member, authorization) : register(member);
    }

    /** His id; nothing when his login or address is known already. */
    private Optional<String> register(JsonNode member) {
        ObjectNode body = member.deepCopy();
        body.remove(DemoPoints.FIELD);
        body.put("password", PASSWORD);
        HouseApi.Answer answer = api.post(
                "/members",
                "application/json",
                bytes(body),
                null,
                UUID.randomUUID().toString());
        if (answer.status() == CONFLICT) {
            return Optional.empty();
        }
        require("/members", answer);
        return Optional.of(read(answer).path("member").path("id").asText());
    }

    private JsonNode send(String path, String type, byte[] body, String authorization, String key) {
        HouseApi.Answer answer = api.post(path, type, body, authorization, key);
        require(path, answer);
        return read(answer);
    }

    private JsonNode read(HouseApi.Answer answer) {
        try {
            return json.readTree(answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void require(String path, HouseApi.Answer answer) {
        if (answer.status() < 200 || answer.status() > 299) {
            throw new RefusedException(
                    RefusedException.Kind.UNPROCESSABLE,
                    "sandbox.demo-failed",
                    Map.of(
                            "step",
                            path,
                            "status",
                            answer.status(),
                            "answer",
                            new String(answer.body(), StandardCharsets.UTF_8)));
        }
    }

    private byte[] bytes(Object value) {
        try {
            return json.writeValueAsBytes(value);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] resource(String name) {
        try (InputStream in = LoadDemo.class.getResourceAsStream("/demo/" + name)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
