package jp.noren.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The operator's hands: the first operator, demo data, the bank's files, the mailbox, the clock. */
public final class Desk {
    private static final Pattern SECRET = Pattern.compile("(?m)secret[^:]*:\\s*(\\S+)", Pattern.CASE_INSENSITIVE);

    private final Api api;

    private Desk(Api api) {
        this.api = api;
    }

    /** Makes the first operator with {@code bin/noren operator add}, and redeems the one-time secret. */
    public static Desk open(Node node, Api anonymous) {
        String said = node.bin("operator", "add", "admin");
        Matcher secret = SECRET.matcher(said);
        if (!secret.find()) {
            throw new IllegalStateException("no one-time secret in: " + said);
        }
        Answer session = anonymous
                .post(
                        "/api/v1/operators/redemptions",
                        Map.of("secret", secret.group(1), "new_password", "Tokyo-" + Api.newKey()))
                .orFail("first operator");
        return new Desk(anonymous.as(session.get("/token")));
    }

    public Api api() {
        return api;
    }

    public Answer loadDemo() {
        return api.post("/api/v1/sandbox/demo", Map.of()).orFail("demo data");
    }

    /** A line of a bank's deposit file. */
    public record Deposit(String payer, long amount, String date) {}

    /** Lets the bank write a deposit file. */
    public byte[] depositFile(String format, List<Deposit> deposits) {
        return api.bytes("POST", "/api/v1/sandbox/bank/deposits", Map.of("format", format, "lines", deposits));
    }

    public Answer takeDeposits(byte[] file) {
        return api.send("POST", "/api/v1/deposits?provider=banktransfer", file, Map.of());
    }

    /** The mails to an address, newest first. */
    public JsonNode mails(String to) {
        return api.get("/api/v1/sandbox/mailbox?to=" + java.net.URLEncoder.encode(to, java.nio.charset.StandardCharsets.UTF_8))
                .orFail("mailbox")
                .json()
                .path("data");
    }

    /** Sets the test clock. */
    public void clock(String instant) {
        api.put("/api/v1/sandbox/clock", Map.of("instant", instant)).orFail("clock");
    }

    public String clock() {
        return api.get("/api/v1/sandbox/clock").orFail("clock").get("/instant");
    }

    public Answer importCatalogue(String storefront, String csv) {
        return api.send(
                "POST", "/api/v1/products/import?storefront=" + storefront, csv, Map.of("Content-Type", "text/csv"));
    }
}
