package jp.noren.access.internal.shell;

import java.util.function.Supplier;
import java.util.stream.Collectors;
import jp.noren.kernel.RefusedException;
import jp.noren.kernel.RefusedException.FieldError;

/** Turns a refusal into a line for the operator. */
final class Answers {
    private Answers() {}

    static String of(Supplier<String> work) {
        try {
            return work.get();
        } catch (RefusedException e) {
            String fields = e.fields().stream().map(FieldError::code).collect(Collectors.joining(", "));
            throw new IllegalArgumentException("Refused: " + e.code() + (fields.isEmpty() ? "" : " (" + fields + ")"));
        }
    }
}
