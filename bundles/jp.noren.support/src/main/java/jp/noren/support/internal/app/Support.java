package jp.noren.support.internal.app;

import jp.noren.rental.api.ContractView;
import jp.noren.support.internal.domain.History;

/**
 * The support of a contract as it is kept.
 *
 * @param changes accepted
 * @param releases accepted
 * @param version of the row; 0 while there is none
 */
public record Support(String contract, int changes, int releases, int version, History history) {

    static Support none(String contract) {
        return new Support(contract, 0, 0, 0, History.NONE);
    }

    /** Cut at the contract's own end, known here or not yet (R052). */
    History history(ContractView contract) {
        return history.until(contract.end());
    }
}
