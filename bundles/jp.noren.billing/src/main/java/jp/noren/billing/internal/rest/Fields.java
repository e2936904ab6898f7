package jp.noren.billing.internal.rest;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import jp.noren.kernel.RefusedException;
import jp.noren.kernel.RefusedException.FieldError;
import jp.noren.kernel.RefusedException.Kind;
import jp.noren.kernel.Yen;

/** What is wrong with the fields of a body, all at once. */
final class Fields {
    private static final int LENGTH_OF_DAY = 10;

    private final List<FieldError> errors = new ArrayList<>();

    private void check(boolean right, String pointer, String code) {
        if (!right) {
            errors.add(FieldError.of(pointer, code));
        }
    }

    Fields present(String pointer, Object value) {
        check(value != null && !(value instanceof String text && text.isBlank()), pointer, "billing.field-missing");
        return this;
    }

    Fields atMost(String pointer, String text, int length) {
        check(text == null || text.length() <= length, pointer, "billing.field-too-long");
        return this;
    }

    Fields between(String pointer, Yen amount, long min, long max) {
        check(
                amount == null || amount.amount() >= min && amount.amount() <= max,
                pointer,
                "billing.amount-out-of-range");
        return this;
    }

    Fields right(String pointer, boolean right, String code) {
        check(right, pointer, code);
        return this;
    }

    void orRefuse() {
        if (!errors.isEmpty()) {
            throw RefusedException.invalid(errors);
        }
    }

    /** @throws RefusedException INVALID {@code billing.day-invalid} */
    static LocalDate day(String text) {
        try {
            // no more than four digits of a year: others can be read, but not stored
            return LocalDate.parse(text.length() > LENGTH_OF_DAY ? "" : text);
        } catch (DateTimeParseException e) {
            throw new RefusedException(Kind.INVALID, "billing.day-invalid");
        }
    }

    /** @throws RefusedException INVALID {@code billing.storefront-missing} */
    static String storefront(String text) {
        if (text == null || text.isBlank()) {
            throw new RefusedException(Kind.INVALID, "billing.storefront-missing");
        }
        return text;
    }

    /** A word of an enum, whatever its case; null for null. */
    static <E extends Enum<E>> E word(Class<E> type, String text) {
        return text == null
                ? null
                : Stream.of(type.getEnumConstants())
                        .filter(one -> one.name().equals(text.toUpperCase(Locale.ROOT)))
                        .findFirst()
                        .orElseThrow(() -> new RefusedException(Kind.INVALID, "billing.state-unknown"));
    }
}
