package jp.noren.payment.atone.internal.wire;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import jp.noren.payment.atone.internal.app.AtoneSettings;
import jp.noren.payment.atone.internal.app.Company;
import jp.noren.payment.atone.internal.app.Gaps;
import jp.noren.payment.spi.http.Deadline;
import jp.noren.payment.spi.http.HttpAnswer;
import jp.noren.payment.spi.http.HttpCall;
import jp.noren.payment.spi.http.HttpLine;

/** Speaks JSON to the company: every call is a POST that names its real verb in a header. With a gap in the settings nothing is sent. */
public final class HttpCompany implements Company {
    private static final String TRANSACTIONS = "/transactions";

    private final boolean configured;
    private final HttpLine line;
    private final String root;
    private final String authorization;
    private final String terminal;
    private final Json json = new Json();
    private final TransactionReader reader = new TransactionReader(json);

    public HttpCompany(AtoneSettings settings) {
        this.configured = Gaps.of(settings).isEmpty();
        URI endpoint = URI.create(configured ? settings.endpoint() : "https://unconfigured.invalid");
        this.line = new HttpLine(
                endpoint, Duration.ofMillis(settings.connect_millis()), Duration.ofMillis(settings.read_millis()));
        this.root = endpoint.getRawPath();
        byte[] secret = settings._secret_key().getBytes(StandardCharsets.UTF_8);
        this.authorization = "Basic " + Base64.getEncoder().encodeToString(secret);
        this.terminal = settings.terminal_id();
    }

    @Override
    public String text(Map<String, Object> object) {
        return new String(json.write(new TreeMap<>(object)), StandardCharsets.UTF_8);
    }

    @Override
    public Answer register(Map<String, Object> body, Deadline deadline) {
        return ask("POST", TRANSACTIONS, json.write(new TreeMap<>(body)), null, deadline);
    }

    @Override
    public Answer find(String id, Deadline deadline) {
        return ask("GET", TRANSACTIONS + "/" + id, json.write(Map.of("id", id)), id, deadline);
    }

    @Override
    public Answer settle(String id, Deadline deadline) {
        return ask("PATCH", TRANSACTIONS + "/" + id + "/settle", new byte[0], id, deadline);
    }

    @Override
    public Answer refund(String id, Deadline deadline) {
        return ask("PATCH", TRANSACTIONS + "/" + id + "/refund", json.write(Map.of("id", id)), id, deadline);
    }

    private Answer ask(String verb, String path, byte[] body, String id, Deadline deadline) {
        if (!configured) {
            return new NotSent("not configured");
        }
        HttpAnswer came = line.send(new HttpCall("POST", root + path, headers(verb), body), deadline);
        if (came instanceof HttpAnswer.NotSent notSent) {
            return new NotSent(notSent.why());
        }
        if (came instanceof HttpAnswer.Lost lost) {
            return new Lost(lost.why());
        }
        try {
            return read((HttpAnswer.Reply) came, id);
        } catch (BadReplyException e) {
            return new Lost("unusable reply: " + e.getMessage());
        }
    }

    private List<HttpCall.Header> headers(String verb) {
        return List.of(
                new HttpCall.Header("Authorization", authorization),
                new HttpCall.Header("Content-Type", "application/json"),
                new HttpCall.Header("Accept", "application/json"),
                new HttpCall.Header("X-HTTP-Method-Override", verb),
                new HttpCall.Header("X-NP-Terminal-Id", terminal),
                new HttpCall.Header("User-Agent", "Noren"));
    }

    /** Which statuses go with errors is not documented: a 200 or 201 may bring either, a 4xx errors alone, and every other says nothing. */
    private Answer read(HttpAnswer.Reply reply, String id) throws BadReplyException {
        boolean yes = reply.status() == 200 || reply.status() == 201;
        if (!yes && reply.status() / 100 != 4) {
            throw new BadReplyException("HTTP status " + reply.status());
        }
        if (!reply.isJson()) {
            throw new BadReplyException("not declared as JSON");
        }
        JsonNode node = json.read(reply.body());
        if (node.has("errors")) {
            return reader.refused(node);
        }
        if (!yes) {
            throw new BadReplyException("HTTP status " + reply.status() + " without errors");
        }
        return new Known(reader.transaction(node, id));
    }

    /** No thread and no socket stays behind. */
    @Override
    public void close() {
        line.close();
    }
}
