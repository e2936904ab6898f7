package jp.noren.support.internal.domain;

import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What comes of filing an operation on a day: effect on the first of the next month, end on the last of this one (R042, R046).
 *
 * @param before the plan that ends, or null
 * @param after the plan that begins, or null
 * @param effectiveOn first day of the new state, Japan
 * @param covers the first day of each cover of the new plan
 * @param left changes or releases of the contract that remain afterwards
 */
public record Filing(
        Operation operation,
        Period before,
        Plan after,
        LocalDate effectiveOn,
        Map<String, LocalDate> covers,
        Allowance left) {
    public Filing {
        covers = Collections.unmodifiableMap(new LinkedHashMap<>(covers));
    }

    /** The last day of what was before. */
    public LocalDate lastDay() {
        return effectiveOn.minusDays(1);
    }

    /** Whether it was the last change or release of this contract of its kind (R049). */
    public boolean isLast() {
        return operation != Operation.JOIN && left.left(operation) == 0;
    }

    /** All that the member was shown; equal for equal consequences, on every node. */
    public String fingerprint(String contract, int version) {
        return String.join(
                "|",
                contract,
                Integer.toString(version),
                operation.name(),
                before == null ? "" : before.id() + " " + before.plan(),
                after == null
                        ? ""
                        : after.code() + " " + after.monthly() + " " + after.taxPercent() + " " + after.keyCode(),
                effectiveOn.toString(),
                covers.toString(),
                left.perContract() + " " + left.counting() + " " + left.changes() + " " + left.releases());
    }
}
