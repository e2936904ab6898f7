package jp.noren.sandbox.internal.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/**
 * Publishes the manuals of the rental shop, by the requests an editor makes. A node without documents has none. The key of each description is fixed, so
 * that a second time finds the file, published already.
 */
final class LoadFiles {
    private static final int NOT_FOUND = 404;
    private static final int CONFLICT = 409;

    private final ObjectMapper json = new ObjectMapper();
    private final HouseApi api;

    LoadFiles(HouseApi api) {
        this.api = api;
    }

    void load(String authorization) {
        try {
            for (JsonNode file : json.readTree(resource("files.json")).path("files")) {
                load(file, authorization);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void load(JsonNode file, String authorization) throws IOException {
        String key = "demo-" + file.path("code").asText() + "-"
                + file.path("language").asText();
        HouseApi.Answer described =
                api.post("/files", "application/json", json.writeValueAsBytes(file), authorization, key);
        if (described.status() == NOT_FOUND) {
            return;
        }
        LoadDemo.require("/files", described);
        String path = "/files/" + json.readTree(described.body()).path("id").asText();
        byte[] content = resource("files/" + file.path("file_name").asText());
        if (put(path + "/content", "application/pdf", content, authorization)) {
            put(path + "/publication", "application/json", new byte[0], authorization);
        }
    }

    /** False for a file that is published already. */
    private boolean put(String path, String type, byte[] body, String authorization) {
        HouseApi.Answer answer = api.put(path, type, body, authorization);
        if (answer.status() == CONFLICT) {
            return false;
        }
        LoadDemo.require(path, answer);
        return true;
    }

    private static byte[] resource(String name) throws IOException {
        try (InputStream in = LoadFiles.class.getResourceAsStream("/demo/" + name)) {
            return in.readAllBytes();
        }
    }
}
