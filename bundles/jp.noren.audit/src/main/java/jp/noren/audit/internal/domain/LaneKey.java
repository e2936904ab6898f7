package jp.noren.audit.internal.domain;

/**
 * One chain of entries. A storefront has a small fixed number of them, so that its concurrent orders do not queue for one row.
 *
 * @param chain the storefront's id, or {@link #HOUSE}
 * @param lane 0 to {@link #LANES} - 1
 */
public record LaneKey(String chain, int lane) implements Comparable<LaneKey> {
    /** The chain of what concerns no single storefront. */
    public static final String HOUSE = "-";

    /** More lanes mean less waiting and more heads to sign; never lower it, for a chain has all its lanes or none. */
    public static final int LANES = 8;

    /** @param storefront null for the house */
    public static String chainOf(String storefront) {
        return storefront == null ? HOUSE : storefront;
    }

    /** @return null for the house */
    public String storefront() {
        return HOUSE.equals(chain) ? null : chain;
    }

    @Override
    public int compareTo(LaneKey other) {
        int byChain = chain.compareTo(other.chain);
        return byChain != 0 ? byChain : Integer.compare(lane, other.lane);
    }

    @Override
    public String toString() {
        return chain + "/" + lane;
    }
}
