package jp.noren.billing.internal.app;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import jp.noren.billing.internal.domain.SettlementRun;

/** Where runs are kept. */
public interface RunBook {

    /** The first day on which a storefront was looked after; from now on this one if there was none. */
    LocalDate firstDay(String storefront, LocalDate today);

    Set<YearMonth> months(String storefront);

    /** False when that month has its run already. */
    boolean open(SettlementRun run);

    Optional<SettlementRun> find(String id);

    /** Runs that are not done, the oldest first. */
    List<SettlementRun> unfinished();

    /** @param storefronts null for all */
    List<SettlementRun> newest(List<String> storefronts, int limit);

    /** Goes on after a page, if the run still stands where it was read. */
    boolean advance(SettlementRun from, String source, String after, int written);

    /** From writing to collecting, from collecting to done; false when somebody else has done it. */
    boolean move(SettlementRun run, SettlementRun.State to, Instant at);

    void obstacle(String run, String code);

    boolean stop(String run, boolean stopped);

    /** Remembers that a capability offers this. @param kind {@code contracts} or {@code lines} */
    void know(String kind, String name);

    List<String> known(String kind);
}
