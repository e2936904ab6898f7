package jp.noren.rest.internal.door;

import java.io.IOException;
import java.nio.charset.Charset;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import jp.noren.i18n.Messages;
import jp.noren.kernel.Ids;
import jp.noren.kernel.RefusedException;
import jp.noren.kernel.RefusedException.Kind;
import jp.noren.rest.internal.metrics.Requests;
import org.slf4j.MDC;

/** Gives each request its name, its language and its bounds, and each answer the headers that all have. */
public final class Reception {
    private static final Pattern SANE_ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._:-]{7,63}");
    private static final Pattern TRACE = Pattern.compile("[0-9a-f]{2}-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}");
    private static final Pattern CHARSET = Pattern.compile("charset=\"?([^\";\\s]+)", Pattern.CASE_INSENSITIVE);
    private static final String PAGE_POLICY =
            "default-src 'self'; style-src 'self' 'unsafe-inline'; frame-ancestors 'none'";
    private static final String DATA_POLICY = "default-src 'none'; frame-ancestors 'none'";

    private final Supplier<Messages> messages;
    private final Departure departure = new Departure();
    private final Requests requests = new Requests();
    private volatile int bodyLimit;

    /** @param bodyLimit bytes that a body may have where a method says nothing else */
    public Reception(Supplier<Messages> messages, int bodyLimit) {
        this.messages = messages;
        this.bodyLimit = bodyLimit;
    }

    public void limitBodies(int bytes) {
        bodyLimit = bytes;
    }

    public int bodyLimit() {
        return bodyLimit;
    }

    /** The end of this node, if it has begun. */
    public Departure departure() {
        return departure;
    }

    /** What was asked and answered so far. */
    public Requests requests() {
        return requests;
    }

    Call receive(HttpServletRequest request, HttpServletResponse response) {
        departure.entered();
        String asked = request.getHeader("Request-Id");
        String id = asked != null && SANE_ID.matcher(asked).matches() ? asked : Ids.random("req");
        response.setHeader("Request-Id", id);
        MDC.put("request_id", id);
        String trace = request.getHeader("traceparent");
        if (trace != null && TRACE.matcher(trace).matches()) {
            MDC.put("traceparent", trace);
        }
        // Where a chunked body ends can be read in two ways (extensions of a chunk): what stands behind it is never
        // taken for a request.
        if (departure.hasBegun() || request.getHeader("Transfer-Encoding") != null) {
            response.setHeader("Connection", "close");
        }
        return new Call(request, id, language(request.getHeader("Accept-Language")), bodyLimit);
    }

    private String language(String accepted) {
        Messages texts = messages.get();
        return texts == null ? Messages.LANGUAGES.get(0) : texts.negotiate(accepted);
    }

    /** Refuses what no method takes, and reads small bodies before the gate. */
    void admit(Call call, int pathLimit) throws IOException {
        if (hasNul(call.path()) || hasNul(call.query())) {
            throw new RefusedException(Kind.INVALID, "rest.bad-request");
        }
        String type = call.header("Content-Type");
        if (type != null) {
            requireSupported(type);
        }
        String encoding = call.header("Content-Encoding");
        if (encoding != null && !encoding.equalsIgnoreCase("identity")) {
            throw new RefusedException(Kind.UNSUPPORTED_TYPE, "rest.unsupported-media-type");
        }
        int house = bodyLimit;
        call.readAhead(house, Math.max(house, pathLimit));
    }

    /** No text of the house has it, and not every database takes it. */
    private static boolean hasNul(String address) {
        return address != null && address.contains("%00");
    }

    private static void requireSupported(String type) {
        boolean multipart = type.trim().toLowerCase(Locale.ROOT).startsWith("multipart/");
        Matcher charset = CHARSET.matcher(type);
        if (multipart || (charset.find() && !isCharset(charset.group(1)))) {
            throw new RefusedException(Kind.UNSUPPORTED_TYPE, "rest.unsupported-media-type");
        }
    }

    private static boolean isCharset(String name) {
        try {
            return Charset.isSupported(name);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    void farewell(Call call, HeldResponse held) throws IOException {
        try {
            held.headerIfAbsent("Cache-Control", "no-store");
            held.headerIfAbsent("X-Content-Type-Options", "nosniff");
            held.headerIfAbsent("Referrer-Policy", "no-referrer");
            held.headerIfAbsent("Content-Security-Policy", isPage(held) ? PAGE_POLICY : DATA_POLICY);
            call.standing().ifPresent(standing -> {
                held.setHeader("RateLimit", standing.header());
                held.setHeader("RateLimit-Policy", standing.policy());
            });
            held.send();
        } finally {
            requests.count(call.operation(), held.getStatus(), System.nanoTime() - call.beganAt());
            departure.left();
            MDC.remove("request_id");
            MDC.remove("traceparent");
        }
    }

    private static boolean isPage(HeldResponse held) {
        return held.getContentType() != null && held.getContentType().startsWith("text/html");
    }
}
