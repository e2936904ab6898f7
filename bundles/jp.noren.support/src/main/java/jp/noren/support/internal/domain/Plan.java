package jp.noren.support.internal.domain;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import jp.noren.kernel.LocalizedText;
import jp.noren.kernel.Yen;

/**
 * A support plan as a storefront sells it from a day on (R039).
 *
 * @param code such as {@code SUPPORT_PREMIUM}
 * @param validFrom first day, Japan; until the next one of the same code
 * @param forKind the kind of device it is for (R050)
 * @param monthly yen without tax
 * @param keyCode whether its contracts get a key code (R053)
 * @param keyProduct the software that the key opens; null without a key code
 */
public record Plan(
        String storefront,
        String code,
        LocalDate validFrom,
        String forKind,
        LocalizedText name,
        Yen monthly,
        int taxPercent,
        boolean keyCode,
        LocalizedText keyProduct,
        List<CoverTerm> covers) {
    private static final Set<String> GONE = Set.of("LOSS", "THEFT");

    public Plan {
        covers = List.copyOf(covers);
    }

    /**
     * Loss and theft are covered from the first day of the start month plus two (R043, R044: the start month counts, also when use begins in its middle);
     * everything else from the start on, unless the catalogue lets it wait.
     *
     * @param lossTheftMonths the storefront's policy; the catalogue's months where it has none
     */
    public Map<String, LocalDate> coversFrom(LocalDate start, OptionalInt lossTheftMonths) {
        Map<String, LocalDate> from = new LinkedHashMap<>();
        for (CoverTerm term : covers) {
            int months = GONE.contains(term.cover()) ? lossTheftMonths.orElse(term.delayMonths()) : term.delayMonths();
            from.put(
                    term.cover(),
                    months == 0
                            ? start
                            : YearMonth.from(start).plusMonths(months).atDay(1));
        }
        return from;
    }
}
