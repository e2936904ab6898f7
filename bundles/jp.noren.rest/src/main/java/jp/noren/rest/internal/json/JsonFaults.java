package jp.noren.rest.internal.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.exc.StreamReadException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidNullException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import jp.noren.kernel.LocalizedText;
import jp.noren.kernel.RefusedException;
import jp.noren.kernel.RefusedException.FieldError;
import jp.noren.kernel.RefusedException.Kind;
import jp.noren.kernel.Yen;

/** What was wrong with a body, as a code and a pointer; nothing of the parser's own words. */
final class JsonFaults {
    private static final Map<Class<?>, String> NAMES = Map.ofEntries(
            Map.entry(String.class, "string"),
            Map.entry(Yen.class, "integer"),
            Map.entry(long.class, "integer"),
            Map.entry(int.class, "integer"),
            Map.entry(Long.class, "integer"),
            Map.entry(Integer.class, "integer"),
            Map.entry(boolean.class, "boolean"),
            Map.entry(Boolean.class, "boolean"),
            Map.entry(Instant.class, "date-time"),
            Map.entry(LocalDate.class, "date"),
            Map.entry(LocalTime.class, "time"),
            Map.entry(YearMonth.class, "month"),
            Map.entry(LocalizedText.class, "object"));

    /** No field of the house has a longer name: what is longer may be a value in the wrong place, a secret perhaps, and is not repeated. */
    private static final int LONGEST_NAME = 36;

    private JsonFaults() {}

    static RefusedException refusal(JsonProcessingException fault) {
        if (fault instanceof JsonMappingException mapping) {
            return refusal(mapping);
        }
        if (fault instanceof StreamConstraintsException) {
            return new RefusedException(Kind.INVALID, "rest.json-limits", Map.of("depth", Json.MAX_DEPTH));
        }
        if (String.valueOf(fault.getOriginalMessage()).startsWith("Duplicate field")) {
            return at(pointer(fault), "rest.duplicate-field", Map.of());
        }
        return malformed(fault);
    }

    private static RefusedException refusal(JsonMappingException fault) {
        if (fault instanceof UnrecognizedPropertyException unknown) {
            return at(pointer(unknown), "rest.unknown-field", Map.of());
        }
        if (fault instanceof ValueInstantiationException) {
            return ofConstructor(fault);
        }
        if (fault instanceof InvalidNullException || fault.getOriginalMessage().startsWith("Cannot map `null`")) {
            return at(pointer(fault), "rest.field-required", Map.of());
        }
        if (fault instanceof MismatchedInputException mismatch) {
            return mismatched(mismatch);
        }
        if (fault.getCause() instanceof RefusedException refused) {
            return refused;
        }
        return fault.getCause() instanceof JsonProcessingException inner
                ? ofInner(fault, inner)
                : at(pointer(fault), "rest.value-invalid", Map.of());
    }

    /** A number out of range, depth, syntax: thrown by the stream, wrapped on the way up. */
    private static RefusedException ofInner(JsonMappingException fault, JsonProcessingException inner) {
        return inner instanceof com.fasterxml.jackson.core.exc.InputCoercionException
                ? at(pointer(fault), "rest.value-invalid", Map.of())
                : refusal(inner);
    }

    /** A record's own check refused the value. */
    private static RefusedException ofConstructor(JsonMappingException fault) {
        return fault.getCause() instanceof RefusedException refused
                ? refused
                : at(pointer(fault), "rest.value-invalid", Map.of());
    }

    private static RefusedException mismatched(MismatchedInputException fault) {
        if (fault.getOriginalMessage().startsWith("No content")) {
            return missing();
        }
        if (fault.getOriginalMessage().startsWith("Trailing token")) {
            return malformed(fault);
        }
        if (HouseTypes.NO_CHARACTER.equals(fault.getOriginalMessage())) {
            return at(pointer(fault), "rest.value-invalid", Map.of());
        }
        return at(pointer(fault), "rest.wrong-type", Map.of("expected", expected(fault.getTargetType())));
    }

    static RefusedException missing() {
        return new RefusedException(Kind.INVALID, "rest.body-missing");
    }

    private static String expected(Class<?> type) {
        if (type == null) {
            return "value";
        }
        if (type.isEnum()) {
            return List.of(type.getEnumConstants()).stream()
                    .map(String::valueOf)
                    .collect(Collectors.joining(" | "));
        }
        return NAMES.getOrDefault(type, Collection.class.isAssignableFrom(type) ? "array" : "object");
    }

    private static RefusedException malformed(JsonProcessingException fault) {
        var where = fault.getLocation();
        Map<String, Object> args = where == null
                ? Map.of("line", 1, "column", 1)
                : Map.of("line", where.getLineNr(), "column", where.getColumnNr());
        return new RefusedException(Kind.INVALID, "rest.malformed-json", args);
    }

    private static RefusedException at(String pointer, String code, Map<String, Object> args) {
        return new RefusedException(Kind.INVALID, code, args, List.of(new FieldError(pointer, code, args)));
    }

    private static String pointer(JsonProcessingException fault) {
        return fault instanceof StreamReadException && fault.getProcessor() instanceof JsonParser parser
                ? parser.getParsingContext().pathAsPointer().toString()
                : "";
    }

    private static String pointer(UnrecognizedPropertyException fault) {
        String whole = pointer((JsonMappingException) fault);
        return fault.getPropertyName().length() <= LONGEST_NAME ? whole : whole.substring(0, whole.lastIndexOf('/'));
    }

    private static String pointer(JsonMappingException fault) {
        return fault.getPath().stream()
                .map(step -> step.getFieldName() == null ? String.valueOf(step.getIndex()) : step.getFieldName())
                .map(step -> "/" + step.replace("~", "~0").replace("/", "~1"))
                .collect(Collectors.joining());
    }
}
