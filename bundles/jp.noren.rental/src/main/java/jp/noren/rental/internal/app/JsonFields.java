package jp.noren.rental.internal.app;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import jp.noren.kernel.LocalizedText;
import jp.noren.kernel.RefusedException.FieldError;

/** Reads the members of an imported document, and keeps a pointer to each that is not right. */
final class JsonFields {
    private static final Pattern CODE = Pattern.compile("[A-Z0-9][A-Z0-9_-]{0,19}");
    private static final long MOST = 100_000_000;

    private final List<FieldError> errors = new ArrayList<>();

    List<FieldError> errors() {
        return errors;
    }

    void need(boolean fits, String pointer) {
        if (!fits) {
            errors.add(FieldError.of(pointer, "rental.import-invalid"));
        }
    }

    void once(boolean isNew, String pointer) {
        if (!isNew) {
            errors.add(FieldError.of(pointer, "rental.import-twice"));
        }
    }

    String code(JsonNode node, String at, String member) {
        String code = node.path(member).asText(null);
        need(code != null && CODE.matcher(code).matches(), at + "/" + member);
        return code;
    }

    long yen(JsonNode node, String at, String member) {
        JsonNode amount = node.path(member);
        boolean fits = amount.isIntegralNumber() && amount.asLong() >= 0 && amount.asLong() <= MOST;
        need(fits, at + "/" + member);
        return fits ? amount.asLong() : 0;
    }

    <E extends Enum<E>> E constant(JsonNode node, String at, String member, Class<E> type) {
        for (E one : type.getEnumConstants()) {
            if (one.name().equals(node.path(member).asText())) {
                return one;
            }
        }
        need(false, at + "/" + member);
        return type.getEnumConstants()[0];
    }

    LocalizedText name(JsonNode node, String at, String member) {
        Map<String, String> texts = new HashMap<>();
        node.path(member)
                .properties()
                .forEach(text -> texts.put(text.getKey(), text.getValue().asText()));
        need(texts.containsKey("ja"), at + "/" + member);
        return texts.containsKey("ja") ? new LocalizedText(texts) : LocalizedText.of("", "", "");
    }

    LocalDate day(JsonNode node, String at, String member) {
        try {
            return LocalDate.parse(node.path(member).asText());
        } catch (DateTimeException e) {
            need(false, at + "/" + member);
            return LocalDate.EPOCH;
        }
    }

    Instant instant(JsonNode node, String at, String member) {
        try {
            return OffsetDateTime.parse(node.path(member).asText()).toInstant();
        } catch (DateTimeException e) {
            need(false, at + "/" + member);
            return Instant.EPOCH;
        }
    }
}
