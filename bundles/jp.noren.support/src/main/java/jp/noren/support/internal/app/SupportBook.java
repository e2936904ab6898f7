package jp.noren.support.internal.app;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import jp.noren.rental.api.ContractView;
import jp.noren.support.internal.domain.EndReason;
import jp.noren.support.internal.domain.Period;

/** Where the support of contracts is kept. Joins the running transaction. */
public interface SupportBook {

    /** What a contract has; one that never had support has nothing. */
    Support find(String contract);

    /** Makes the contract's row if there is none. */
    void open(ContractView contract);

    /** Sets the counters of a row that is still as it was read; false when somebody else has filed meanwhile (R047). */
    boolean count(Support before, int changes, int releases);

    void begin(String contract, Period period, Instant at);

    void end(String period, LocalDate last, EndReason reason);

    /** It never begins (R052). */
    void drop(String period, Instant at);

    /** The plan of each contract in some days; contracts without one have no entry. */
    Map<String, Period> within(LocalDate first, LocalDate last, List<String> contracts);
}
