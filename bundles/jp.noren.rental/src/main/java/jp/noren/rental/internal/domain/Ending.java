package jp.noren.rental.internal.domain;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import jp.noren.kernel.Yen;

/**
 * What the end of a contract brings with it: the same for a plan change, a cancellation and an end by the house.
 *
 * @param returnDue by when the device has to be back
 * @param lostMonths prepaid months that are not given back (R073)
 * @param lost what they are worth with tax
 */
public record Ending(
        Contract contract, LocalDate end, LocalDate returnDue, Deposit.Fate deposit, int lostMonths, Yen lost) {

    /** @param measured which day decides about the deposit, as it was when the contract was applied for (Q04) */
    public static Ending of(
            Contract contract, LocalDate filed, LocalDate end, int returnDueDay, Deposit.Measured measured) {
        Terms terms = contract.terms();
        LocalDate decides = measured == Deposit.Measured.FILING ? filed : end;
        int lost = Prepaid.remaining(contract.start(), terms.prepaidMonths(), end);
        return new Ending(
                contract,
                end,
                ReturnDue.of(end, returnDueDay),
                Deposit.fate(terms, contract.start(), decides),
                lost,
                Prepaid.worth(terms, lost));
    }

    public List<Consequence> consequences() {
        List<Consequence> all = new ArrayList<>();
        all.add(Consequence.told("ends", Map.of("number", contract.number(), "end", end)));
        all.add(Consequence.ticked("return", Map.of("due", returnDue)));
        Yen held = Yen.of(contract.terms().deposit());
        int months = Deposit.months(contract.start(), end);
        int term = contract.terms().depositTermMonths();
        switch (deposit) {
            case FORFEITED ->
                all.add(Consequence.ticked(
                        "deposit-forfeited", Map.of("amount", held, "months", months, "term", term)));
            case REFUND_DUE -> all.add(Consequence.told("deposit-refund", Map.of("amount", held)));
            case NONE -> {}
        }
        if (lostMonths > 0) {
            all.add(Consequence.ticked("prepaid-lost", Map.of("months", lostMonths, "amount", lost)));
        }
        return all;
    }
}
