package jp.noren.billing.internal.domain;

import java.util.List;
import jp.noren.kernel.Yen;

/**
 * One event in the books by double entry: its lines sum to zero. Plus is what we have or are owed, minus what we owe or have earned.
 *
 * @param source the charge it comes from; together with the kind it is there once
 */
public record BookEntry(String source, Kind kind, List<Line> lines) {

    public enum Kind {
        /** A charge is paid, or a company has taken it over. */
        CHARGED,
        /** A deposit that was paid before this house kept the books. */
        TAKEN_OVER,
        /** A deposit is kept (R077). */
        FORFEITED,
        /** A deposit is owed back. */
        REFUND_DUE,
        /** A deposit has been given back. */
        REFUNDED
    }

    public record Line(String account, Yen amount) {}

    private static final String SALES = "sales";
    private static final String TAX = "tax";
    private static final String DEPOSITS = "deposits";
    private static final String REFUNDS_DUE = "refunds-due";

    public BookEntry {
        lines = lines.stream().filter(line -> line.amount().amount() != 0).toList();
        long sum = lines.stream().mapToLong(line -> line.amount().amount()).reduce(0, Math::addExact);
        if (sum != 0 || lines.isEmpty()) {
            throw new IllegalArgumentException("an entry of " + source + " must balance: " + lines);
        }
    }

    private static Line line(String account, Yen amount) {
        return new Line(account, amount);
    }

    /** The money itself stands in payment's books against the same receivable. */
    public static BookEntry charged(String charge, Charge.Sum sum) {
        return new BookEntry(
                charge,
                Kind.CHARGED,
                List.of(
                        line("receivable", sum.total()),
                        line(SALES, sum.net().negated()),
                        line(TAX, sum.tax().negated()),
                        line(DEPOSITS, sum.deposit().negated())));
    }

    /** What the one who had it before hands over. */
    public static BookEntry takenOver(String deposit, Yen amount) {
        return new BookEntry(
                deposit, Kind.TAKEN_OVER, List.of(line("opening", amount), line(DEPOSITS, amount.negated())));
    }

    /** @param taxPercent 0 where what is kept is no sale; else the tax within it, rounded down */
    public static BookEntry forfeited(String charge, Yen deposit, int taxPercent) {
        Yen tax = Yen.of(Math.floorDiv(deposit.amount() * taxPercent, 100L + taxPercent));
        return new BookEntry(
                charge,
                Kind.FORFEITED,
                List.of(
                        line(DEPOSITS, deposit),
                        line("forfeited", deposit.minus(tax).negated()),
                        line(TAX, tax.negated())));
    }

    public static BookEntry refundDue(String charge, Yen deposit) {
        return new BookEntry(
                charge, Kind.REFUND_DUE, List.of(line(DEPOSITS, deposit), line(REFUNDS_DUE, deposit.negated())));
    }

    /** @param account where it went from: {@code refunds} for a company's refund, {@code bank} for a transfer of ours */
    public static BookEntry refunded(String charge, Yen deposit, String account) {
        return new BookEntry(
                charge, Kind.REFUNDED, List.of(line(REFUNDS_DUE, deposit), line(account, deposit.negated())));
    }
}
