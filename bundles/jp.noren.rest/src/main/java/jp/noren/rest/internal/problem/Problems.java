package jp.noren.rest.internal.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import jp.noren.i18n.Messages;
import jp.noren.rest.internal.json.Json;
import jp.noren.rest.internal.problem.Problem.FieldProblem;

/** Gives a refusal its words. */
public final class Problems {
    private final ObjectWriter writer;
    private final Supplier<Messages> messages;

    /** @param messages the texts, or null while their bundle is away: then codes stand for themselves */
    public Problems(Supplier<Messages> messages) {
        ObjectMapper mapper = Json.mapper();
        this.writer = mapper.writerFor(Problem.class);
        this.messages = messages;
    }

    public byte[] render(Refusal refusal, String language, String path, String requestId) {
        try {
            return writer.writeValueAsBytes(problem(refusal, language, path, requestId));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Problem problem(Refusal refusal, String language, String path, String requestId) {
        Map<String, Object> args = new HashMap<>(refusal.args());
        args.put("request_id", requestId);
        String title = find(language, refusal.code() + ".title", args)
                .or(() -> find(language, "rest.title-" + refusal.status(), Map.of()))
                .orElse(refusal.code());
        return new Problem(
                "/api/v1/docs#" + refusal.code(),
                title,
                refusal.status(),
                find(language, refusal.code(), args).orElse(null),
                path,
                refusal.code(),
                requestId,
                refusal.fields().stream()
                        .map(field -> new FieldProblem(
                                field.pointer(),
                                field.code(),
                                find(language, field.code(), field.args()).orElse(null)))
                        .toList());
    }

    private Optional<String> find(String language, String code, Map<String, ?> args) {
        Messages texts = messages.get();
        return texts == null ? Optional.empty() : texts.find(language, code, args);
    }
}
