package jp.noren.rental.internal.app;

import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.noren.kernel.Slice;
import jp.noren.rental.internal.domain.Application;
import jp.noren.rental.internal.domain.OnceLine;

/** What was filed, and what it is charged once. */
public interface ApplicationBook {

    /** False when the member has used the key already. */
    boolean add(Application application, String key);

    Optional<Application> find(String id);

    Optional<Application> byKey(String member, String key);

    /** What ended a contract, or began it: the newest of the kind that was not refused. */
    Optional<Application> newest(String contract, Application.Kind kind);

    /** Newest first; both cursors may be null. */
    List<Application> page(String storefront, String member, Slice slice);

    /** Those that wait for their payment, oldest first. */
    List<Application> paying(int limit);

    /** False when it is not PAYING any more. */
    boolean settle(Application after);

    void addOnce(String contract, YearMonth month, List<OnceLine> lines);

    /** By contract. */
    Map<String, List<OnceLine>> once(YearMonth month, List<String> contracts);
}
