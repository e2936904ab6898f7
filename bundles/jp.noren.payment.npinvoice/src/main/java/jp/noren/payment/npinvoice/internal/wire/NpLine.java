package jp.noren.payment.npinvoice.internal.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import jp.noren.payment.npinvoice.internal.app.Answer;
import jp.noren.payment.npinvoice.internal.app.BadReplyException;
import jp.noren.payment.npinvoice.internal.app.Gaps;
import jp.noren.payment.npinvoice.internal.app.NpSettings;
import jp.noren.payment.spi.http.Deadline;
import jp.noren.payment.spi.http.HttpAnswer;
import jp.noren.payment.spi.http.HttpCall;
import jp.noren.payment.spi.http.HttpLine;

/**
 * JSON over HTTP as the company wants it: POST with the override header, Basic of shop code and SP code, the terminal's id. A reply counts when it is 200 and one
 * JSON object; a list {@code errors} that is not empty is a refusal, wherever it stands, and only that is one with a status of 4xx.
 */
public final class NpLine {
    private static final Pattern CODE = Pattern.compile("[0-9A-Za-z_-]{1,20}");
    private static final int MOST_CODES = 5;

    private final boolean configured;
    private final String base;
    private final HttpLine line;
    private final List<HttpCall.Header> headers;

    public NpLine(NpSettings settings) {
        this.configured = Gaps.of(settings).isEmpty();
        URI endpoint = URI.create(configured ? settings.endpoint() : "https://unconfigured.invalid/");
        this.base = endpoint.getRawPath().replaceFirst("/+$", "");
        this.line = new HttpLine(
                endpoint, Duration.ofMillis(settings.connect_millis()), Duration.ofMillis(settings.read_millis()));
        this.headers = configured ? headers(settings) : List.of();
    }

    private static List<HttpCall.Header> headers(NpSettings settings) {
        String credentials = settings.shop_code() + ":" + settings._sp_code();
        return List.of(
                new HttpCall.Header(
                        "Authorization",
                        "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.US_ASCII))),
                new HttpCall.Header("X-NP-Terminal-Id", settings.terminal_id()),
                new HttpCall.Header("X-HTTP-Method-Override", "POST"),
                new HttpCall.Header("Content-Type", "application/json"),
                new HttpCall.Header("Accept", "application/json"),
                new HttpCall.Header("User-Agent", "Noren"));
    }

    /** @param path below the endpoint, such as {@code /v1/transactions} */
    public Answer<ObjectNode> post(String path, ObjectNode body, Deadline deadline) {
        if (!configured) {
            return new Answer.NotSent<>("not configured");
        }
        HttpAnswer answer = line.send(new HttpCall("POST", base + path, headers, Json.write(body)), deadline);
        if (answer instanceof HttpAnswer.Reply reply) {
            return answer(reply);
        }
        return answer instanceof HttpAnswer.NotSent notSent
                ? new Answer.NotSent<>(notSent.why())
                : new Answer.Lost<>(((HttpAnswer.Lost) answer).why());
    }

    private static Answer<ObjectNode> answer(HttpAnswer.Reply reply) {
        try {
            boolean refusal = reply.status() >= 400 && reply.status() < 500;
            if (reply.status() != 200 && !refusal) {
                throw new BadReplyException("HTTP status " + reply.status());
            }
            if (!reply.isJson()) {
                throw new BadReplyException("HTTP status " + reply.status() + ", not declared as JSON");
            }
            ObjectNode object = Json.read(reply.body());
            List<String> codes = codes(object);
            if (refusal && codes.isEmpty()) {
                throw new BadReplyException("HTTP status " + reply.status() + " without a code");
            }
            return codes.isEmpty() ? new Answer.Ok<>(object) : new Answer.Refused<>(String.join(",", codes));
        } catch (BadReplyException e) {
            return new Answer.Lost<>("unusable reply: " + e.getMessage());
        }
    }

    /** The codes of all {@code errors} in a reply: a call about several things may fail for one of them. */
    private static List<String> codes(ObjectNode reply) {
        List<String> codes = new ArrayList<>();
        for (JsonNode errors : reply.findValues("errors")) {
            if (errors.isEmpty() && (errors.isArray() || errors.isNull())) {
                continue;
            }
            List<String> here = new ArrayList<>();
            errors.findValues("codes").forEach(list -> list.forEach(code -> here.add(code(code))));
            codes.addAll(here.isEmpty() ? List.of("?") : here);
        }
        return codes.subList(0, Math.min(MOST_CODES, codes.size()));
    }

    /** What is no code is not repeated: codes go into logs and onto desks. */
    private static String code(JsonNode code) {
        return code.isTextual() && CODE.matcher(code.textValue()).matches() ? code.textValue() : "?";
    }

    /** No thread and no socket stays behind. */
    public void close() {
        line.close();
    }
}
