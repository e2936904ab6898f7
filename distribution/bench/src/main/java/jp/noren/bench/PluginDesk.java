package jp.noren.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

/** The operator at {@code /api/v1/plugins}. */
final class PluginDesk {
    private static final String URL = "/api/v1/plugins";
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Api admin;

    PluginDesk(Api admin) {
        this.admin = admin;
    }

    /**
     * @param verb swap, update, rollback, stop, start; jar may be null
     * @return how it ended, with the time from the question to the end
     */
    Answer act(String bundle, String verb, Path jar) {
        Map<String, Object> body = jar == null ? Map.of() : Map.of("source", "file:" + jar);
        long begin = System.nanoTime();
        Answer asked = admin.post(URL + "/" + bundle + "/" + verb, body, Api.newKey());
        Answer ended = asked.ok() && !isEnd(asked) ? result(asked) : asked;
        return new Answer(ended.status(), ended.headers(), ended.json(), ended.text(), System.nanoTime() - begin);
    }

    private Answer result(Answer asked) {
        String operation = URL + "/operations/" + asked.get("/id");
        Poll.require(operation, PATIENCE, () -> isEnd(admin.get(operation)));
        return admin.get(operation);
    }

    private static boolean isEnd(Answer operation) {
        return operation.get("/state").equals("succeeded")
                || operation.get("/state").equals("failed");
    }

    /** An act that has to come out well. */
    Answer done(String bundle, String verb, Path jar) {
        Answer answer = act(bundle, verb, jar).orFail(verb + " " + bundle);
        if (!answer.get("/state").equals("succeeded")) {
            throw new IllegalStateException(verb + " " + bundle + ": " + answer);
        }
        return answer;
    }

    /** The versions of a bundle on this node. */
    JsonNode versions(String bundle) {
        return admin.get(URL + "/" + bundle).orFail(bundle).json().path("data");
    }

    /** The versions of a bundle that are routed for all storefronts. */
    List<String> routed(String bundle) {
        return StreamSupport.stream(versions(bundle).spliterator(), false)
                .filter(version -> StreamSupport.stream(version.path("routes").spliterator(), false)
                        .anyMatch(route -> route.path("storefront").isMissingNode()))
                .map(version -> version.path("version").asText())
                .toList();
    }

    /** The version that serves: the routed one, or the only one. */
    String serving(String bundle) {
        List<String> routed = routed(bundle);
        return routed.isEmpty() ? versions(bundle).get(0).path("version").asText() : routed.get(0);
    }

    /** Operations that have no result. */
    long open() {
        return StreamSupport.stream(
                        admin.get(URL + "/operations")
                                .orFail("operations")
                                .json()
                                .path("data")
                                .spliterator(),
                        false)
                .filter(operation -> !operation.path("state").asText().equals("succeeded")
                        && !operation.path("state").asText().equals("failed"))
                .count();
    }
}
