package jp.noren.payment.rent.internal.wire;

import java.net.URI;
import java.time.Duration;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.noren.payment.rent.internal.app.Claimant;
import jp.noren.payment.rent.internal.app.Gaps;
import jp.noren.payment.rent.internal.app.RentSettings;
import jp.noren.payment.rent.internal.domain.ChargeLine;
import jp.noren.payment.rent.internal.domain.Registration;
import jp.noren.payment.spi.Settled;
import jp.noren.payment.spi.http.Deadline;
import jp.noren.payment.spi.http.HttpAnswer;
import jp.noren.payment.spi.http.HttpCall;
import jp.noren.payment.spi.http.HttpLine;

/** Speaks our rent protocol: JSON over HTTPS, one resource a line under our key. With a gap in the settings nothing is sent. */
public final class HttpClaimant implements Claimant {
    private final boolean configured;
    private final HttpLine line;
    private final String root;
    private final List<HttpCall.Header> headers;
    private final Json json = new Json();

    public HttpClaimant(RentSettings settings) {
        this.configured = Gaps.of(settings).isEmpty();
        URI endpoint = URI.create(configured ? settings.endpoint() : "https://unconfigured.invalid");
        this.line = new HttpLine(
                endpoint, Duration.ofMillis(settings.connect_millis()), Duration.ofMillis(settings.read_millis()));
        this.root = endpoint.getRawPath();
        this.headers = configured
                ? List.of(
                        new HttpCall.Header("Authorization", "Bearer " + settings._api_key()),
                        new HttpCall.Header("Accept", "application/json"),
                        new HttpCall.Header("Content-Type", "application/json"),
                        new HttpCall.Header("User-Agent", "Noren"))
                : List.of();
    }

    @Override
    public Answer register(Registration asked, Deadline deadline) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("lease", asked.lease());
        body.put("month", asked.month().toString());
        body.put("amount", asked.amount().amount());
        body.put("tax", asked.tax().amount());
        body.put("label", Label.cut(asked.label()));
        Answer answer = ask("PUT", asked.key(), json.write(body), deadline);
        return answer instanceof Line line && !isAsAsked(line.line(), asked)
                ? new Lost("unusable reply: a line for something else")
                : answer;
    }

    private static boolean isAsAsked(ChargeLine line, Registration asked) {
        return line.lease().equals(asked.lease())
                && line.month().equals(asked.month())
                && line.amount().equals(asked.amount());
    }

    @Override
    public Answer cancel(String key, Deadline deadline) {
        return ask("DELETE", key, new byte[0], deadline);
    }

    @Override
    public Answer find(String key, Deadline deadline) {
        return ask("GET", key, new byte[0], deadline);
    }

    private Answer ask(String method, String key, byte[] body, Deadline deadline) {
        HttpAnswer came = send(method, "/charges/" + key, body, deadline);
        if (came instanceof HttpAnswer.NotSent notSent) {
            return new NotSent(notSent.why());
        }
        if (came instanceof HttpAnswer.Lost lost) {
            return new Lost(lost.why());
        }
        try {
            return read((HttpAnswer.Reply) came, key);
        } catch (BadReplyException e) {
            return new Lost("unusable reply: " + e.getMessage());
        }
    }

    private HttpAnswer send(String method, String path, byte[] body, Deadline deadline) {
        return configured
                ? line.send(new HttpCall(method, root + path, headers, body), deadline)
                : new HttpAnswer.NotSent("not configured");
    }

    /** A yes is 200; a no is 404, 409 or 422 with the claimant's word. Every other status says nothing about the line. */
    private Answer read(HttpAnswer.Reply reply, String key) throws BadReplyException {
        boolean no = reply.status() == 404 || reply.status() == 409 || reply.status() == 422;
        if (reply.status() != 200 && !no) {
            throw new BadReplyException("HTTP status " + reply.status());
        }
        if (!reply.isJson()) {
            throw new BadReplyException("not declared as JSON");
        }
        return no
                ? new Refused(LineReader.refusal(json.read(reply.body()), key))
                : new Line(LineReader.line(json.read(reply.body()), key));
    }

    @Override
    public Optional<List<Settled>> statement(LocalDate day, Deadline deadline) {
        HttpAnswer came = send("GET", "/statements/" + day, new byte[0], deadline);
        if (!(came instanceof HttpAnswer.Reply reply) || reply.status() != 200 || !reply.isJson()) {
            return Optional.empty();
        }
        try {
            return Optional.of(LineReader.statement(json.read(reply.body()), day));
        } catch (BadReplyException e) {
            return Optional.empty();
        }
    }

    /** No thread and no socket stays behind. */
    @Override
    public void close() {
        line.close();
    }
}
