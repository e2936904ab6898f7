package jp.noren.access.internal.rest;

import java.util.ArrayList;
import java.util.List;
import jp.noren.kernel.RefusedException;
import jp.noren.kernel.RefusedException.FieldError;

/** Collects what is missing or too long in a request body, so that all of it is said at once. */
final class Fields {
    /** Of a name, characters; a text of another language counts as one of its own. */
    private static final int LONGEST_NAME = 200;

    private final List<FieldError> errors = new ArrayList<>();

    Fields need(String pointer, Object value) {
        if (value == null || (value instanceof String text && text.isBlank())) {
            errors.add(FieldError.of(pointer, "rest.field-required"));
        }
        return this;
    }

    /** @param name may be null */
    Fields name(String pointer, String name) {
        if (name != null && name.length() > LONGEST_NAME) {
            errors.add(FieldError.of(pointer, "rest.value-invalid"));
        }
        return this;
    }

    /** @throws RefusedException UNPROCESSABLE with the fields */
    void check() {
        if (!errors.isEmpty()) {
            throw RefusedException.invalid(errors);
        }
    }
}
