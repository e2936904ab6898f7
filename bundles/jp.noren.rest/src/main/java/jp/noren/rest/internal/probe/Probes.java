package jp.noren.rest.internal.probe;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import jp.noren.rest.internal.door.HousePage;
import jp.noren.rest.internal.json.Json;

/** What a balancer asks: is the process alive, and may it get requests. Without a gate: they answer while everything else is away. */
public final class Probes {

    /**
     * Something that has to be there and is not.
     *
     * @param what {@code database}, {@code schema}, {@code path}, {@code bundle}, {@code boot} or {@code node} (it is about to stop)
     */
    public record Missing(String what, String name) {}

    private final ObjectMapper mapper = Json.mapper();

    /** 200 as long as the process answers. */
    public HousePage live() {
        return (call, rest, response) -> response.write(200, "application/json", json(Map.of("status", "live")));
    }

    /** 200 when nothing is missing, else 503 and the list. */
    public HousePage ready(Supplier<List<Missing>> check) {
        return (call, rest, response) -> {
            List<Missing> missing = check.get();
            Map<String, Object> body = new LinkedHashMap<>();
            body.put("status", missing.isEmpty() ? "ready" : "not_ready");
            if (!missing.isEmpty()) {
                body.put("missing", missing);
            }
            response.write(missing.isEmpty() ? 200 : 503, "application/json", json(body));
        };
    }

    private byte[] json(Map<String, ?> body) {
        try {
            return mapper.writeValueAsBytes(body);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
