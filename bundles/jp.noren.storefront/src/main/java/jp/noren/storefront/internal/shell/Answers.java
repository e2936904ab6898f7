package jp.noren.storefront.internal.shell;

import java.util.function.Supplier;
import java.util.stream.Collectors;
import jp.noren.kernel.RefusedException;

/** Turns a refusal into lines for the operator. */
final class Answers {
    private Answers() {}

    static String of(Supplier<String> work) {
        try {
            return work.get();
        } catch (RefusedException e) {
            String fields = e.fields().stream()
                    .map(field -> "\n  " + field.pointer() + ": " + field.code() + " " + field.args())
                    .collect(Collectors.joining());
            throw new IllegalArgumentException("Refused: " + e.code() + " " + e.args() + fields);
        }
    }
}
