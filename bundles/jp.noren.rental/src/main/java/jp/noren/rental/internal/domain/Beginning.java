package jp.noren.rental.internal.domain;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import jp.noren.kernel.Yen;

/**
 * A contract that is about to be concluded.
 *
 * @param chargedNow the months that are charged at conclusion; none when the next run does it (R025)
 */
public record Beginning(
        Offer.Priced priced, LocalDate start, Contract.Payer payer, List<YearMonth> chargedNow, LocalDate run) {

    public static Beginning of(
            Offer.Priced priced, LocalDate filed, LocalDate start, Contract.Payer payer, int settlementDay) {
        return new Beginning(
                priced,
                start,
                payer,
                Conclusion.months(filed, start, settlementDay),
                Conclusion.runFor(YearMonth.from(start), settlementDay));
    }

    /** The first bill of the rental with tax. */
    public Yen first() {
        List<YearMonth> months = chargedNow.isEmpty() ? List.of(YearMonth.from(start)) : chargedNow;
        return MonthLines.first(priced, start, months);
    }

    public List<Consequence> consequences() {
        List<Consequence> all = new ArrayList<>();
        all.add(Consequence.told(
                "starts",
                Map.of(
                        "plan", priced.plan().name(),
                        "course", priced.course().name(),
                        "start", start)));
        all.add(
                chargedNow.isEmpty()
                        ? Consequence.told("first-bill", Map.of("amount", first(), "on", run))
                        : Consequence.told("charged-now", Map.of("amount", first())));
        Terms terms = priced.terms();
        if (terms.hasDeposit()) {
            all.add(Consequence.ticked(
                    "deposit-taken", Map.of("amount", Yen.of(terms.deposit()), "term", terms.depositTermMonths())));
        }
        if (terms.isPrepaid()) {
            all.add(Consequence.ticked(
                    "prepaid-taken",
                    Map.of(
                            "amount", Yen.of(terms.prepaidTotal()),
                            "months", terms.prepaidMonths(),
                            "last", Prepaid.lastDay(start, terms.prepaidMonths()))));
        }
        return all;
    }
}
