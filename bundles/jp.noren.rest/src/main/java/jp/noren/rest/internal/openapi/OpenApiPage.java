package jp.noren.rest.internal.openapi;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.zip.CRC32C;
import jp.noren.rest.internal.door.Call;
import jp.noren.rest.internal.door.Description;
import jp.noren.rest.internal.door.HeldResponse;
import jp.noren.rest.internal.door.HousePage;
import jp.noren.rest.internal.json.Json;
import jp.noren.rest.internal.problem.Refusal;
import jp.noren.rest.internal.problem.RefusalException;

/** The OpenAPI document of what is served now. It is put together again when a resource has come or gone. */
public final class OpenApiPage implements HousePage {

    private record Rendered(long generation, String tag, byte[] bytes) {}

    private final ObjectMapper mapper = Json.mapper();
    private final Map<String, Object> own;
    private final LongSupplier generation;
    private final Supplier<Map<String, Description>> served;
    private final ErrorCodes codes;
    private volatile Rendered rendered;

    /**
     * @param generation a number that changes with what is served
     * @param served path segment to what is known of it
     */
    public OpenApiPage(LongSupplier generation, Supplier<Map<String, Description>> served, ErrorCodes codes) {
        this.own = ownPart();
        this.generation = generation;
        this.served = served;
        this.codes = codes;
    }

    private static Map<String, Object> ownPart() {
        try (InputStream part = OpenApiPage.class.getResourceAsStream("/openapi/rest.yaml")) {
            return Parts.read(part);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void answer(Call call, String rest, HeldResponse response) {
        if (!rest.isEmpty()) {
            throw new RefusalException(Refusal.NOT_FOUND);
        }
        Rendered document = current();
        String known = call.header("If-None-Match");
        if (known != null && known.contains(document.tag())) {
            response.setStatus(304);
        } else {
            response.write(200, "application/json", document.bytes());
        }
        response.setHeader("ETag", document.tag());
        response.setHeader("Cache-Control", "no-cache");
    }

    private Rendered current() {
        Rendered known = rendered;
        long now = generation.getAsLong();
        if (known == null || known.generation() != now) {
            known = render(now);
            rendered = known;
        }
        return known;
    }

    private Rendered render(long now) {
        Assembly assembly = new Assembly(own);
        new TreeMap<>(served.get()).forEach(assembly::add);
        Map<String, Object> errors = new LinkedHashMap<>();
        assembly.codes().forEach(code -> errors.put(code, codes.texts(code)));
        try {
            byte[] bytes = mapper.writeValueAsBytes(assembly.finish(errors));
            CRC32C sum = new CRC32C();
            sum.update(bytes);
            return new Rendered(now, '"' + Long.toHexString(sum.getValue()) + '"', bytes);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
