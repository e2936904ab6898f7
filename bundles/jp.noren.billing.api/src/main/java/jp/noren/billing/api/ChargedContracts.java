package jp.noren.billing.api;

import java.time.YearMonth;
import java.util.List;

/** Which contracts are to be charged for a month. Registered by the capability whose contracts they are. */
public interface ChargedContracts {

    /**
     * @param contract its id
     * @param number what members say
     * @param method {@code CARD}, {@code ATONE} or {@code NP}, as it stands when asked (R029)
     * @param customerRef under which the payment company keeps the contract's card; null for other methods
     */
    record Account(String contract, String number, String member, String method, String customerRef) {}

    /** The capability's word: {@code rental}. */
    String name();

    /**
     * The contracts of a storefront that run in a month, in ascending order of their ids; those that end before it are not among them (R025).
     *
     * @param after the last id of the page before, or null
     */
    List<Account> page(String storefront, YearMonth month, String after, int limit);
}
