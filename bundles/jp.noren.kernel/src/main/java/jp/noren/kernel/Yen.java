package jp.noren.kernel;

/**
 * An amount of money in whole Japanese yen. Yen have no fraction, so there is no rounding here and never a floating point number.
 *
 * @param amount yen; negative for what is owed back
 */
public record Yen(long amount) implements Comparable<Yen> {
    public static final Yen ZERO = new Yen(0);

    public static Yen of(long amount) {
        return amount == 0 ? ZERO : new Yen(amount);
    }

    /** @throws ArithmeticException when the sum leaves the range of a long */
    public Yen plus(Yen other) {
        return of(Math.addExact(amount, other.amount));
    }

    /** @throws ArithmeticException when the difference leaves the range of a long */
    public Yen minus(Yen other) {
        return of(Math.subtractExact(amount, other.amount));
    }

    /** @throws ArithmeticException when the product leaves the range of a long */
    public Yen times(long quantity) {
        return of(Math.multiplyExact(amount, quantity));
    }

    public Yen negated() {
        return of(Math.negateExact(amount));
    }

    public boolean isPositive() {
        return amount > 0;
    }

    @Override
    public int compareTo(Yen other) {
        return Long.compare(amount, other.amount);
    }

    @Override
    public String toString() {
        return "JPY " + amount;
    }
}
