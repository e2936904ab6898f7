package jp.noren.document.internal.domain;

import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import jp.noren.kernel.TaxRate;
import jp.noren.kernel.Yen;

/** The sums of a receipt, one for each rate; the tax is rounded down once per rate. */
public record TaxTotals(List<Rate> rates) {
    public TaxTotals {
        rates = List.copyOf(rates);
    }

    /** @param base without tax */
    public record Rate(int percent, Yen base, Yen tax) {
        public Yen total() {
            return base.plus(tax);
        }
    }

    static TaxTotals of(List<Receipt.Line> lines) {
        TreeMap<Integer, Yen> bases = new TreeMap<>(Comparator.reverseOrder());
        lines.forEach(line -> bases.merge(line.taxPercent(), line.amount(), Yen::plus));
        return new TaxTotals(bases.entrySet().stream()
                .map(base ->
                        new Rate(base.getKey(), base.getValue(), new TaxRate(base.getKey()).taxOn(base.getValue())))
                .toList());
    }

    /** With tax. */
    public Yen total() {
        return rates.stream().map(Rate::total).reduce(Yen.ZERO, Yen::plus);
    }
}
