package jp.noren.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Writes a conversation down as a page a person can follow with curl. Tokens and passwords become names of variables. */
public final class Transcript {
    static final Transcript NONE = new Transcript(false);
    private static final int LONG_BODY = 2500;

    private final boolean writing;
    private final StringBuilder page = new StringBuilder();

    private Transcript(boolean writing) {
        this.writing = writing;
    }

    public static Transcript of(String title) {
        Transcript transcript = new Transcript(true);
        transcript.page.append("# ").append(title).append("\n\n");
        return transcript;
    }

    public synchronized void heading(String text) {
        page.append("## ").append(text).append("\n\n");
    }

    public synchronized void remark(String text) {
        page.append(text).append("\n\n");
    }

    synchronized void write(
            String method,
            String path,
            Object body,
            Map<String, String> headers,
            String language,
            boolean withToken,
            Answer answer) {
        if (!writing) {
            return;
        }
        page.append("```sh\ncurl -X ")
                .append(method)
                .append(" \"$NOREN")
                .append(path)
                .append("\" \\\n");
        page.append("  -H 'Accept-Language: ").append(language).append("'");
        if (withToken) {
            page.append(" \\\n  -H \"Authorization: Bearer $TOKEN\"");
        }
        headers.forEach((name, value) -> page.append(" \\\n  -H '")
                .append(name)
                .append(": ")
                .append(name.equals("Idempotency-Key") ? "'\"$(uuidgen)\"'" : value)
                .append("'"));
        appendBody(body);
        page.append("\n```\n\n`")
                .append(answer.status())
                .append("`\n\n```json\n")
                .append(answerText(answer))
                .append("\n```\n\n");
    }

    private void appendBody(Object body) {
        if (body instanceof byte[]) {
            page.append(" \\\n  -H 'Content-Type: application/octet-stream' --data-binary @file");
        } else if (body != null) {
            page.append(" \\\n  -H 'Content-Type: application/json' -d '")
                    .append(hide(body instanceof String text ? text : json(body)))
                    .append("'");
        }
    }

    private static String answerText(Answer answer) {
        String text = answer.json().isMissingNode() ? answer.text() : pretty(answer.json());
        String shown = text.length() > LONG_BODY ? text.substring(0, LONG_BODY) + "\n…" : text;
        return hide(shown);
    }

    private static String hide(String text) {
        return text.replaceAll(
                "(\"(?:token|token_key|password|new_password|secret|ticket)\"\\s*:\\s*\")[^\"]*\"", "$1…\"");
    }

    private static String json(Object value) {
        try {
            return Api.JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String pretty(JsonNode json) {
        return json.toPrettyString();
    }

    public synchronized void save(Path file) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.write(file, page.toString().getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
