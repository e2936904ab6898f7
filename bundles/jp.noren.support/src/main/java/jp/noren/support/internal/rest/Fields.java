package jp.noren.support.internal.rest;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import jp.noren.kernel.RefusedException;
import jp.noren.kernel.RefusedException.FieldError;
import jp.noren.kernel.RefusedException.Kind;

/** What is wrong with the fields of a body, all at once. */
final class Fields {
    private final List<FieldError> errors = new ArrayList<>();

    Fields present(String pointer, Object value) {
        return right(
                pointer, value != null && !(value instanceof String text && text.isBlank()), "support.field-missing");
    }

    Fields atMost(String pointer, String text, int length) {
        return right(pointer, text == null || text.length() <= length, "support.field-too-long");
    }

    /** Absence is for {@link #present} to say. */
    Fields like(String pointer, String text, String pattern) {
        return right(pointer, text == null || text.matches(pattern), "support.field-invalid");
    }

    Fields between(String pointer, long number, long min, long max) {
        return right(pointer, number >= min && number <= max, "support.number-out-of-range");
    }

    Fields oneOf(String pointer, Class<? extends Enum<?>> type, String text) {
        boolean known = text == null
                || Stream.of(type.getEnumConstants()).anyMatch(one -> one.name().equals(text.toUpperCase(Locale.ROOT)));
        return right(pointer, known, "support.field-invalid");
    }

    Fields right(String pointer, boolean right, String code) {
        if (!right) {
            errors.add(FieldError.of(pointer, code));
        }
        return this;
    }

    void orRefuse() {
        if (!errors.isEmpty()) {
            throw RefusedException.invalid(errors);
        }
    }

    /** A word of an enum, whatever its case; null for null. @throws RefusedException INVALID {@code support.word-unknown} */
    static <E extends Enum<E>> E word(Class<E> type, String text) {
        return text == null
                ? null
                : Stream.of(type.getEnumConstants())
                        .filter(one -> one.name().equals(text.toUpperCase(Locale.ROOT)))
                        .findFirst()
                        .orElseThrow(() -> new RefusedException(Kind.INVALID, "support.word-unknown"));
    }

    static String lower(Enum<?> word) {
        return word == null ? null : word.name().toLowerCase(Locale.ROOT);
    }
}
