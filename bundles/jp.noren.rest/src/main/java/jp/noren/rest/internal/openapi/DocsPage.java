package jp.noren.rest.internal.openapi;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import jp.noren.rest.internal.door.Call;
import jp.noren.rest.internal.door.HeldResponse;
import jp.noren.rest.internal.door.HousePage;
import jp.noren.rest.internal.json.Json;
import jp.noren.rest.internal.problem.Refusal;
import jp.noren.rest.internal.problem.RefusalException;

/** The document as a page to read, from files of this bundle alone; and each code's meaning, where the {@code type} of a problem leads. */
public final class DocsPage implements HousePage {
    private static final String CODES = "/codes/";
    private static final Map<String, String> FILES = Map.of(
            "", "index.html",
            "/", "index.html",
            "/app.js", "app.js",
            "/words.js", "words.js",
            "/style.css", "style.css");
    private static final Map<String, String> TYPES = Map.of(
            "html", "text/html; charset=utf-8",
            "js", "text/javascript; charset=utf-8",
            "css", "text/css; charset=utf-8");

    private final ObjectMapper mapper = Json.mapper();
    private final ErrorCodes codes;

    public DocsPage(ErrorCodes codes) {
        this.codes = codes;
    }

    @Override
    public void answer(Call call, String rest, HeldResponse response) throws IOException {
        if (rest.startsWith(CODES)) {
            response.write(200, "application/json", code(rest.substring(CODES.length())));
            return;
        }
        String file = FILES.get(rest);
        if (file == null) {
            throw new RefusalException(Refusal.NOT_FOUND);
        }
        try (InputStream in = DocsPage.class.getResourceAsStream("/docs/" + file)) {
            response.write(200, TYPES.get(file.substring(file.indexOf('.') + 1)), in.readAllBytes());
        }
        response.setHeader("Cache-Control", "no-cache");
    }

    private byte[] code(String code) {
        Map<String, String> texts = codes.texts(code);
        if (texts.isEmpty()) {
            throw new RefusalException(Refusal.NOT_FOUND);
        }
        try {
            return mapper.writeValueAsBytes(Map.of("code", code, "texts", texts));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
