package jp.noren.checkout.internal.domain;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import jp.noren.kernel.TaxRate;
import jp.noren.kernel.Yen;

/**
 * What an order costs. Consumption tax is rounded once per rate on the sum of its lines, never per line (R108, design.md section 6):
 * 105 + 115 + 125 makes 345, tax 34, total 379.
 *
 * @param perRate one entry per tax rate, the highest first
 * @param net yen without tax
 * @param tax yen of tax in all
 */
public record Total(List<PerRate> perRate, Yen net, Yen tax) {

    /** @param net the sum of the lines with this rate, without tax */
    public record PerRate(TaxRate rate, Yen net, Yen tax) {}

    public Total {
        perRate = List.copyOf(perRate);
    }

    public static Total of(Collection<Item> items) {
        Map<TaxRate, Yen> sums =
                new TreeMap<>(Comparator.comparingInt(TaxRate::percent).reversed());
        items.forEach(item -> sums.merge(item.product().sale().taxRate(), item.amount(), Yen::plus));
        List<PerRate> perRate = sums.entrySet().stream()
                .map(e -> new PerRate(e.getKey(), e.getValue(), e.getKey().taxOn(e.getValue())))
                .toList();
        return new Total(
                perRate,
                perRate.stream().map(PerRate::net).reduce(Yen.ZERO, Yen::plus),
                perRate.stream().map(PerRate::tax).reduce(Yen.ZERO, Yen::plus));
    }

    /** Yen with tax: what is paid. */
    public Yen gross() {
        return net.plus(tax);
    }
}
