package jp.noren.payment.internal.domain;

import java.util.List;
import jp.noren.kernel.Yen;

/**
 * One event in the books by double entry: its lines sum to zero. Written once, never changed; a mistake is answered by a reversal.
 *
 * @param source the payment, refund or deposit that it comes from; together with the kind it is there once
 */
public record LedgerEntry(String source, Kind kind, List<Line> lines) {

    public enum Kind {
        /** Money came by a provider. */
        CHARGE,
        /** Money went back by a provider. */
        REFUND,
        /** Money came to the bank account. */
        DEPOSIT,
        /** Money that lay in suspense found its payment. */
        MATCH,
        /** A payment was given up that had received a part: the part is nobody's. */
        UNCLAIMED,
        /** The bank took a deposit back. */
        REVERSAL,
        /** A provider holds money that no payment of ours knows of. */
        ORPHAN,
        /** Somebody found out whose that was, or it was given back at the provider. */
        ORPHAN_SETTLED,
        /** Money that lay in suspense went back to its payer. */
        GIVEN_BACK
    }

    /** Where money is, or whom it belongs to. Plus is what we have or are owed, minus what we owe. */
    public record Line(String account, Yen amount) {}

    private static final String RECEIVABLE = "receivable";
    private static final String SUSPENSE = "suspense";

    public LedgerEntry {
        lines = lines.stream().filter(line -> line.amount().amount() != 0).toList();
        long sum = lines.stream().mapToLong(line -> line.amount().amount()).reduce(0, Math::addExact);
        if (sum != 0 || lines.isEmpty()) {
            throw new IllegalArgumentException("an entry of " + source + " must balance: " + lines);
        }
    }

    private static Line line(String account, Yen amount) {
        return new Line(account, amount);
    }

    public static LedgerEntry charge(String payment, String provider, Yen amount) {
        return new LedgerEntry(
                payment,
                Kind.CHARGE,
                List.of(line("clearing:" + provider, amount), line(RECEIVABLE, amount.negated())));
    }

    public static LedgerEntry refund(String refund, String provider, Yen amount) {
        return new LedgerEntry(
                refund, Kind.REFUND, List.of(line("refunds", amount), line("clearing:" + provider, amount.negated())));
    }

    /** Money at a provider that is nobody's yet. */
    public static LedgerEntry orphan(String orphan, String provider, Yen amount) {
        return new LedgerEntry(
                orphan, Kind.ORPHAN, List.of(line("clearing:" + provider, amount), line(SUSPENSE, amount.negated())));
    }

    /** It is nobody's no more: whose payment it is stands in the books by itself. */
    public static LedgerEntry orphanSettled(String orphan, String provider, Yen amount) {
        return new LedgerEntry(
                orphan,
                Kind.ORPHAN_SETTLED,
                List.of(line(SUSPENSE, amount), line("clearing:" + provider, amount.negated())));
    }

    /** A deposit: what is owed to us by its payment, the rest to suspense. */
    public static LedgerEntry deposit(String deposit, String provider, Yen owed, Yen rest) {
        return new LedgerEntry(
                deposit,
                Kind.DEPOSIT,
                List.of(
                        line("bank:" + provider, owed.plus(rest)),
                        line(RECEIVABLE, owed.negated()),
                        line(SUSPENSE, rest.negated())));
    }

    /** Money in suspense goes to a payment, by a decision. */
    public static LedgerEntry match(String decision, Yen owed) {
        return new LedgerEntry(decision, Kind.MATCH, List.of(line(SUSPENSE, owed), line(RECEIVABLE, owed.negated())));
    }

    /** Money in suspense goes back to its payer, from the account it came to. */
    public static LedgerEntry givenBack(String decision, String provider, Yen amount) {
        return new LedgerEntry(
                decision, Kind.GIVEN_BACK, List.of(line(SUSPENSE, amount), line("bank:" + provider, amount.negated())));
    }

    /** What a payment had received goes to suspense. */
    public static LedgerEntry toSuspense(String payment, Yen received) {
        return new LedgerEntry(
                payment, Kind.UNCLAIMED, List.of(line(RECEIVABLE, received), line(SUSPENSE, received.negated())));
    }

    /** The bank takes back a deposit that had gone to a payment ({@code owed}) and to suspense ({@code rest}). */
    public static LedgerEntry reversal(String cancellation, String provider, Yen owed, Yen rest) {
        return new LedgerEntry(
                cancellation,
                Kind.REVERSAL,
                List.of(
                        line("bank:" + provider, owed.plus(rest).negated()),
                        line(RECEIVABLE, owed),
                        line(SUSPENSE, rest)));
    }
}
