package jp.noren.access.internal.rest;

import java.util.ArrayList;
import java.util.List;
import jp.noren.kernel.RefusedException;
import jp.noren.kernel.RefusedException.FieldError;

/** Collects what is missing in a request body, so that all of it is said at once. */
final class Fields {
    private final List<FieldError> errors = new ArrayList<>();

    Fields need(String pointer, Object value) {
        if (value == null || (value instanceof String text && text.isBlank())) {
            errors.add(FieldError.of(pointer, "rest.field-required"));
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
