package jp.noren.billing.internal.domain;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import jp.noren.kernel.TaxRate;
import jp.noren.kernel.Yen;

/**
 * What a bill comes to: the lines of all its orders, tax rounded once per rate over all of them (R138).
 *
 * @param perRate the highest rate first
 */
public record BillTotal(List<PerRate> perRate) {

    /** @param net yen without tax of all lines with this rate */
    public record PerRate(int percent, Yen net, Yen tax) {}

    public BillTotal {
        perRate = List.copyOf(perRate);
    }

    public static BillTotal of(Collection<ClaimLine> lines, TaxRounding rounding) {
        Map<Integer, Yen> sums = new TreeMap<>(Comparator.reverseOrder());
        lines.forEach(line -> sums.merge(line.taxPercent(), line.amount(), Yen::plus));
        return new BillTotal(sums.entrySet().stream()
                .map(e -> new PerRate(e.getKey(), e.getValue(), rounding.tax(new TaxRate(e.getKey()), e.getValue())))
                .toList());
    }

    public Yen net() {
        return perRate.stream().map(PerRate::net).reduce(Yen.ZERO, Yen::plus);
    }

    public Yen tax() {
        return perRate.stream().map(PerRate::tax).reduce(Yen.ZERO, Yen::plus);
    }

    /** Yen with tax: what is owed. */
    public Yen gross() {
        return net().plus(tax());
    }
}
