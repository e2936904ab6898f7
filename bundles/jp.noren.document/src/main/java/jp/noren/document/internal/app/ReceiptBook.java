package jp.noren.document.internal.app;

import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import jp.noren.document.internal.domain.Issue;
import jp.noren.document.internal.domain.Receipt;
import jp.noren.kernel.Yen;

/** The receipts that were issued; never changed, never deleted. */
public interface ReceiptBook {

    /**
     * A receipt with its last issue.
     *
     * @param id {@code rcp_…}
     * @param payment {@code chg_…}
     */
    record Kept(String id, String storefront, String member, String payment, Receipt receipt, Issue last) {}

    /**
     * The next number of a storefront. From this call to the end of the transaction nobody else gets one there, so that numbers have no gaps and a
     * payment gets one only: what is read after it is final.
     */
    long next(String storefront);

    /** Keeps the number that {@link #next} told. */
    void take(String storefront, long number);

    void add(Kept first, long number);

    /** Notes one more issue; its count. */
    void again(Kept kept, Instant at, Yen refunded);

    Optional<Kept> find(String id);

    Optional<Kept> ofPayment(String payment);

    /** The numbers of those payments that have a receipt. */
    Map<String, String> numbers(Collection<String> payments);
}
