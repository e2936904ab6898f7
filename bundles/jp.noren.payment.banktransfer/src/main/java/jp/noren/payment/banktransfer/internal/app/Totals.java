package jp.noren.payment.banktransfer.internal.app;

/** Count and sum of the lines by their effect. */
record Totals(long[] counts, long[] sums) {

    Totals() {
        this(new long[DepositFormat.Effect.values().length], new long[DepositFormat.Effect.values().length]);
    }

    void add(DepositFormat.Line line) {
        counts[line.effect().ordinal()]++;
        sums[line.effect().ordinal()] += line.amount();
    }

    boolean agree(long count, long sum, DepositFormat.Effect... effects) {
        long countLeft = count;
        long sumLeft = sum;
        for (DepositFormat.Effect effect : effects) {
            countLeft -= counts[effect.ordinal()];
            sumLeft -= sums[effect.ordinal()];
        }
        return countLeft == 0 && sumLeft == 0;
    }
}
