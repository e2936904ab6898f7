package jp.noren.billing.internal.app;

import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Set;
import jp.noren.billing.api.ChargeLine;
import jp.noren.billing.api.ChargedContracts;

/** The capabilities whose contracts are charged, behind gates: one that is being replaced is not asked, and goes only when nobody is asking it. */
public interface ChargeSources {

    /** Names of the contracts' owners that are here. */
    Set<String> contracts();

    /** Names of those that charge and are here. */
    Set<String> lines();

    /** @throws jp.noren.kernel.gate.ClosedGateException when it is away */
    List<ChargedContracts.Account> page(String name, String storefront, YearMonth month, String after, int limit);

    /** @throws jp.noren.kernel.gate.ClosedGateException when it is away */
    Map<String, List<ChargeLine>> lines(String name, String storefront, YearMonth month, List<String> contracts);
}
