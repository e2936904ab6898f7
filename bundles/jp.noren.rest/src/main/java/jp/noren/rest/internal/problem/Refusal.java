package jp.noren.rest.internal.problem;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import jp.noren.kernel.RefusedException;
import jp.noren.kernel.RefusedException.FieldError;
import jp.noren.kernel.gate.Gate;

/**
 * An answer that is not what was asked for, before it has words.
 *
 * @param status HTTP status
 * @param code stable code; its text stands in a catalogue
 * @param args values for the text
 * @param fields the fields in question
 * @param headers headers of the answer
 */
public record Refusal(
        int status, String code, Map<String, Object> args, List<FieldError> fields, Map<String, String> headers) {

    /** Name of the argument that says after how many seconds to come again; it becomes {@code Retry-After}. */
    public static final String RETRY_AFTER = "retry_after";

    private static final Map<Integer, Integer> RETRY_SECONDS = Map.of(429, 10, 503, 5);

    /** Seconds: who was sent away in one moment does not come back in one, at the neighbours' cost. */
    private static final int SPREAD = 5;

    public static final Refusal INTERNAL = of(500, "rest.internal");
    public static final Refusal NOT_FOUND = of(404, "rest.not-found");

    public static Refusal of(int status, String code) {
        return of(status, code, Map.of());
    }

    public static Refusal of(int status, String code, Map<String, Object> args) {
        return new Refusal(status, code, args, List.of(), headers(status, args));
    }

    public static Refusal of(RefusedException e) {
        int status = e.kind().status();
        return new Refusal(status, e.code(), e.args(), e.fields(), headers(status, e.args()));
    }

    /** The door stays shut; nothing was written or sent. */
    public static Refusal unavailable(String key) {
        return unavailable(key, "rest.unavailable");
    }

    /** The same, in the words of what stands behind the gate, where it has its own. */
    public static Refusal unavailable(Gate<?> gate) {
        return unavailable(gate.key(), gate.closedCode().orElse("rest.unavailable"));
    }

    private static Refusal unavailable(String key, String code) {
        return of(503, code, Map.of("key", key, RETRY_AFTER, retrySeconds(503)));
    }

    public Refusal with(String header, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new Refusal(status, code, args, fields, more);
    }

    private static Map<String, String> headers(int status, Map<String, Object> args) {
        if (status == 401) {
            return Map.of("WWW-Authenticate", "Bearer realm=\"noren\"");
        }
        if (!args.containsKey(RETRY_AFTER) && !RETRY_SECONDS.containsKey(status)) {
            return Map.of();
        }
        Object seconds = args.containsKey(RETRY_AFTER) ? args.get(RETRY_AFTER) : retrySeconds(status);
        return Map.of("Retry-After", seconds.toString());
    }

    private static int retrySeconds(int status) {
        return RETRY_SECONDS.get(status) + ThreadLocalRandom.current().nextInt(SPREAD + 1);
    }
}
