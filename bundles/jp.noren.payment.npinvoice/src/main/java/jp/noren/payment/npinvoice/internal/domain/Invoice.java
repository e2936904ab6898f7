package jp.noren.payment.npinvoice.internal.domain;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.noren.kernel.TaxRate;
import jp.noren.kernel.Yen;

/**
 * What is to be billed, as the company wants it: lines, and a sum with tax per rate. Prices go out without tax, as ordered, and the tax of each rate as
 * a line of its own, rounded once (R122): so the lines of a rate sum up to the rate's sum with tax, and these to the total, to the yen.
 *
 * @param total yen with tax
 */
public record Invoice(Yen total, List<Detail> details, List<RateSum> sums) {
    /** Names longer than this are cut; an assumption. */
    static final int LONGEST_NAME = 100;

    /**
     * @param price yen, negative for a discount
     * @param taxPercent 10 or 8
     */
    public record Detail(String name, Yen price, int quantity, int taxPercent) {
        /** {@code T10} or {@code T08}. */
        public String taxKind() {
            return String.format("T%02d", taxPercent);
        }
    }

    /** @param sum yen with tax of all lines of the rate */
    public record RateSum(int taxPercent, Yen sum) {}

    /** One line of what was ordered. @param price yen without tax */
    public record Ordered(String name, Yen price, int quantity, int taxPercent) {}

    /**
     * @param total yen with tax
     * @return empty when the lines do not make up the total, or bear another rate than 10 and 8
     */
    public static Optional<Invoice> of(Yen total, List<Ordered> ordered) {
        List<Detail> details = new ArrayList<>();
        Map<Integer, Yen> nets = new LinkedHashMap<>();
        for (Ordered line : ordered) {
            if (line.taxPercent() != 10 && line.taxPercent() != 8 || line.quantity() < 1) {
                return Optional.empty();
            }
            details.add(new Detail(name(line.name()), line.price(), line.quantity(), line.taxPercent()));
            nets.merge(line.taxPercent(), line.price().times(line.quantity()), Yen::plus);
        }
        List<RateSum> sums = new ArrayList<>();
        nets.forEach((percent, net) -> {
            Yen tax = new TaxRate(percent).taxOn(net);
            if (!tax.equals(Yen.ZERO)) {
                details.add(new Detail("消費税（" + percent + "%）", tax, 1, percent));
            }
            sums.add(new RateSum(percent, net.plus(tax)));
        });
        Yen sum = sums.stream().map(RateSum::sum).reduce(Yen.ZERO, Yen::plus);
        return sum.equals(total) ? Optional.of(new Invoice(total, details, sums)) : Optional.empty();
    }

    /** One line for all, where the lines are not known: the rate is the one that the tax within belongs to. */
    public static Invoice ofOne(Yen total, Yen tax, String description) {
        long reduced = total.amount() * 8 / 108;
        int percent = tax.amount() == reduced && reduced != total.amount() * 10 / 110 ? 8 : 10;
        return new Invoice(
                total, List.of(new Detail(name(description), total, 1, percent)), List.of(new RateSum(percent, total)));
    }

    private static String name(String text) {
        String line = text == null ? "" : text.replaceAll("\\p{Cntrl}", " ").strip();
        if (line.isEmpty()) {
            return "-";
        }
        return line.codePointCount(0, line.length()) <= LONGEST_NAME
                ? line
                : line.substring(0, line.offsetByCodePoints(0, LONGEST_NAME));
    }
}
