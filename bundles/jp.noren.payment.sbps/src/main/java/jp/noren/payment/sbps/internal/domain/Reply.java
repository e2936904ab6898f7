package jp.noren.payment.sbps.internal.domain;

import java.util.Map;
import java.util.Optional;

/**
 * A reply as it was read: each leaf by its path, such as {@code res_pay_method_info/cardbrand_code}.
 *
 * @param function the id of the root; empty in a refusal, which carries none
 */
public record Reply(Optional<String> function, Map<String, String> values) {
    public Reply {
        values = Map.copyOf(values);
    }

    /** The value at a path; empty text where there is none. */
    public String value(String path) {
        return values.getOrDefault(path, "");
    }

    /** Values may name persons. */
    @Override
    public String toString() {
        return "Reply[" + function.orElse("no id") + "]";
    }
}
