package jp.noren.rental.internal.domain;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import jp.noren.kernel.LocalizedText;
import jp.noren.kernel.TaxRate;
import jp.noren.kernel.Yen;

/** What a contract is charged for a month: its fee in full, also in the month in which it ends (R082); nothing for months paid in advance. */
public final class MonthLines {
    private MonthLines() {}

    public static List<OnceLine> of(Contract contract, YearMonth month, LocalizedText plan) {
        if (!runsIn(contract, month) || contract.terms().covers(contract.start(), month)) {
            return List.of();
        }
        return monthly(contract.terms(), month, plan);
    }

    /** The monthly fee of what is only drafted. */
    static List<OnceLine> monthly(Terms terms, YearMonth month, LocalizedText plan) {
        return terms.monthly() == 0
                ? List.of()
                : List.of(new OnceLine("monthly", named(plan, month), terms.monthly(), terms.taxPercent()));
    }

    public static boolean runsIn(Contract contract, YearMonth month) {
        return !YearMonth.from(contract.start()).isAfter(month)
                && (contract.end() == null || !YearMonth.from(contract.end()).isBefore(month))
                && !contract.neverRan();
    }

    /** The first bill of a draft: what is charged once, and its months as far as they are not paid in advance. */
    public static Yen first(Offer.Priced priced, java.time.LocalDate start, List<YearMonth> months) {
        List<OnceLine> lines = new ArrayList<>(priced.once());
        months.stream()
                .filter(month -> !priced.terms().covers(start, month))
                .forEach(month -> lines.addAll(
                        monthly(priced.terms(), month, priced.plan().name())));
        return total(lines);
    }

    /** With tax, which is rounded down once per rate. */
    public static Yen total(List<OnceLine> lines) {
        Map<Integer, Yen> byRate = new TreeMap<>();
        lines.forEach(line -> byRate.merge(line.taxPercent(), Yen.of(line.amount()), Yen::plus));
        return byRate.entrySet().stream()
                .map(rate -> rate.getValue().plus(new TaxRate(rate.getKey()).taxOn(rate.getValue())))
                .reduce(Yen.ZERO, Yen::plus);
    }

    private static LocalizedText named(LocalizedText plan, YearMonth month) {
        int year = month.getYear();
        int number = month.getMonthValue();
        return LocalizedText.of(
                plan.in("ja") + "(" + year + "年" + number + "月分)",
                plan.in("en") + " (" + month + ")",
                plan.in("vi") + " (tháng " + number + "/" + year + ")");
    }
}
