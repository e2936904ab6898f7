package jp.noren.sandbox.internal.rent;

/**
 * A lease of the played landlord.
 *
 * @param corporate whether a company is the lessee
 * @param ended whether it is over
 * @param pays whether its rents are paid
 */
public record Lease(boolean corporate, boolean ended, boolean pays) {
    static final Lease PRIVATE = new Lease(false, false, true);
    static final Lease CORPORATE = new Lease(true, false, true);
}
