package jp.noren.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpHeaders;

/**
 * What the house answered.
 *
 * @param status HTTP status; 0 when no answer came
 * @param json the body when it is JSON, else a missing node
 * @param text the body as it came
 * @param nanos how long it took
 */
public record Answer(int status, HttpHeaders headers, JsonNode json, String text, long nanos) {

    public boolean ok() {
        return status >= 200 && status < 300;
    }

    /** The problem's code, or an empty text. */
    public String code() {
        return json.path("code").asText("");
    }

    /** A field by JSON pointer, as text. */
    public String get(String pointer) {
        return json.at(pointer).asText("");
    }

    public long yen(String pointer) {
        return json.at(pointer).asLong(Long.MIN_VALUE);
    }

    public String header(String name) {
        return headers == null ? "" : headers.firstValue(name).orElse("");
    }

    /** This answer, when it is a success. */
    public Answer orFail(String what) {
        if (!ok()) {
            throw new IllegalStateException(what + ": " + status + " " + text);
        }
        return this;
    }

    @Override
    public String toString() {
        return status + " " + text;
    }
}
