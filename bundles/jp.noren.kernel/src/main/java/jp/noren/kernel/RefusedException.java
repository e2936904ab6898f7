package jp.noren.kernel;

import java.util.List;
import java.util.Map;

/**
 * A use case refuses what was asked: nothing was changed, and the asker gets the code, its text in his language and the fields in question.
 * Rules return a {@link Decision}; a use case throws this so that its transaction rolls back. It carries no stack trace: it is an answer, not a fault.
 */
public final class RefusedException extends RuntimeException {

    /** Why, in the terms of the door it leaves by; the number is the HTTP status. */
    public enum Kind {
        INVALID(400),
        UNAUTHENTICATED(401),
        FORBIDDEN(403),
        NOT_FOUND(404),
        CONFLICT(409),
        PRECONDITION_FAILED(412),
        TOO_LARGE(413),
        UNSUPPORTED_TYPE(415),
        UNPROCESSABLE(422),
        PRECONDITION_REQUIRED(428),
        TOO_MANY(429),
        UNAVAILABLE(503);

        private final int status;

        Kind(int status) {
            this.status = status;
        }

        public int status() {
            return status;
        }
    }

    /**
     * One field that is wrong.
     *
     * @param pointer JSON pointer into the request body, such as {@code /lines/0/quantity}
     * @param code code of the text, as in {@link #code()}
     * @param args values for the text
     */
    public record FieldError(String pointer, String code, Map<String, Object> args) {
        public FieldError {
            args = Map.copyOf(args);
        }

        public static FieldError of(String pointer, String code) {
            return new FieldError(pointer, code, Map.of());
        }
    }

    private final Kind kind;
    private final String code;
    private final transient Map<String, Object> args;
    private final transient List<FieldError> fields;

    public RefusedException(Kind kind, String code) {
        this(kind, code, Map.of(), List.of());
    }

    public RefusedException(Kind kind, String code, Map<String, ?> args) {
        this(kind, code, args, List.of());
    }

    public RefusedException(Kind kind, String code, Map<String, ?> args, List<FieldError> fields) {
        super(code, null, false, false);
        this.kind = kind;
        this.code = code;
        this.args = Map.copyOf(args);
        this.fields = List.copyOf(fields);
    }

    public static RefusedException notFound() {
        return new RefusedException(Kind.NOT_FOUND, "kernel.not-found");
    }

    public static RefusedException invalid(List<FieldError> fields) {
        return new RefusedException(Kind.UNPROCESSABLE, "kernel.invalid-fields", Map.of(), fields);
    }

    public Kind kind() {
        return kind;
    }

    /** Stable code, {@code <bundle>.<words-with-hyphens>}. */
    public String code() {
        return code;
    }

    public Map<String, Object> args() {
        return args;
    }

    public List<FieldError> fields() {
        return fields;
    }
}
