package jp.noren.support.internal.domain;

/**
 * How often support may be changed or released on one contract (R047).
 *
 * @param perContract by the storefront's policy
 * @param changes accepted so far
 * @param releases accepted so far
 */
public record Allowance(int perContract, Counting counting, int changes, int releases) {

    /** Joining late takes nothing, so it is always possible once more. */
    public int left(Operation operation) {
        if (operation == Operation.JOIN) {
            return 1;
        }
        int own = operation == Operation.CHANGE ? changes : releases;
        return Math.max(0, perContract - (counting == Counting.SHARED ? used() : own));
    }

    public Allowance after(Operation operation) {
        return new Allowance(
                perContract,
                counting,
                changes + (operation == Operation.CHANGE ? 1 : 0),
                releases + (operation == Operation.RELEASE ? 1 : 0));
    }

    public int used() {
        return changes + releases;
    }
}
