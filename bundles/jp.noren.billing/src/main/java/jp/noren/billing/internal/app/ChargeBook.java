package jp.noren.billing.internal.app;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.noren.billing.api.ChargeLine;
import jp.noren.billing.internal.domain.BookEntry;
import jp.noren.billing.internal.domain.Charge;
import jp.noren.billing.internal.domain.ChargeState;
import jp.noren.kernel.Slice;
import jp.noren.kernel.Yen;

/** Where charges are kept. Each write joins the running transaction and is conditional: what its row count says has happened. */
public interface ChargeBook {

    /** A charge with all it is written with. */
    record Written(Charge charge, List<YearMonth> months, List<ChargeLine> lines) {}

    /** Writes those whose months nobody has charged, and of them what has any; the places follow the one given. @return how many */
    int addEach(List<Written> charges, int lastPlace);

    /** Writes one; false when its key is there already. @throws jp.noren.kernel.RefusedException CONFLICT {@code billing.month-charged} */
    boolean add(Written charge);

    Optional<Charge> find(String id);

    Optional<Charge> findByKey(String storefront, String key);

    List<ChargeLine> lines(String charge);

    /** What a run has not tried, by place; on a database with several nodes only what no other node is taking at this moment. */
    List<Charge> untried(String run, int afterPlace, int limit);

    /** What is to be tried or reminded of by itself. */
    List<Charge> due(Instant now, int limit);

    /** @param payment under which it is being paid; null where that is not known before */
    record Claim(Charge charge, String payment, boolean round) {}

    /** Marks as being paid what still stands as it was read; whether each was. */
    boolean[] claim(List<Claim> claims, Instant now);

    /** Names the payment of a charge that is being paid. */
    void paying(String charge, String payment);

    /** What is being paid under this payment is paid; whether each was. */
    boolean[] paid(List<Claim> claims, Instant now);

    /** A try was refused; false when it does not stand as being paid. @param due when it is tried again, or null */
    boolean failed(Charge charge, String declined, LocalDate firstFailedOn, Instant due);

    /** A try came to nothing without an answer: it is open again. @param due when it is tried again, or null for when somebody acts */
    boolean released(Charge charge, Instant due);

    /** Looks at it again at a time without a try. @param round whether that counts for the dunning; false when it has changed meanwhile */
    boolean postpone(Charge charge, Instant due, boolean round);

    boolean markUnpaid(String charge, Instant now);

    /** @return the charges of the contract that are unpaid after the last try, this one included or taken away */
    int overdue(String contract, int more);

    /** Gives up what is neither paid nor being paid, and frees its months. */
    boolean cancel(String charge);

    void refunded(String charge, Yen refunded, ChargeState state);

    Yen open(String contract);

    void post(String storefront, List<BookEntry> entries, Instant at);

    /** How many charges of a run stand how, by method and state. */
    record Count(String method, ChargeState state, int charges, Yen total) {}

    List<Count> count(String run);

    /** How many of a run were tried since then and have an answer. */
    int answeredSince(String run, Instant since);

    /**
     * @param storefronts null for all
     * @param state null for all
     */
    record Query(List<String> storefronts, String member, String contract, ChargeState state, String run) {}

    /** The newest first. */
    List<Charge> page(Query query, Slice slice);

    Map<String, List<ChargeLine>> linesOf(List<String> charges);
}
