package jp.noren.billing.internal.app;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import jp.noren.billing.internal.domain.Bill;
import jp.noren.billing.internal.domain.BillState;
import jp.noren.billing.internal.domain.BillTotal;
import jp.noren.kernel.Slice;
import jp.noren.kernel.Yen;
import jp.noren.payment.spi.Bills;

/** The bills, their documents and what was paid of them. */
public interface BillBook {

    /** @param reference the deposit's or payment's handle: the same is counted once */
    record Received(String reference, Yen amount, LocalDate paidOn, String by, Instant at) {}

    /**
     * Whose bills, and which.
     *
     * @param storefronts null for all
     * @param member null for all
     * @param state null for all
     * @param attention only those that do not go on by themselves
     */
    record Query(List<String> storefronts, String member, BillState state, boolean attention) {}

    /** A closing as a whole. @param open bills that are sent and not paid, or not sent yet */
    record Closing(String storefront, LocalDate closing, int bills, int debits, int open, Yen total, Yen paid) {}

    /** False when the account has a bill for that closing. */
    boolean add(Bill bill, BillTotal total, Instant madeAt);

    Optional<Bill> find(String id);

    BillTotal totals(String id);

    /** Takes it on from where it was; false when it is not there any more. */
    boolean move(Bill before, Bill after);

    /** Adds to what is paid if not more than the total; false if it would be, or the bill is not open. */
    boolean pay(String id, Yen amount);

    /** False when that reference has been counted. */
    boolean addReceived(String bill, Received received);

    List<Received> received(String bill);

    void addDocument(String bill, Bills.Document document, Instant at);

    List<Bills.Document> documents(String bill);

    /** Bills not sent yet for which something is to be done, and debits that have not begun; the longest not looked at first. */
    List<String> waiting(LocalDate today, Instant lookedBefore, int limit);

    /** Debits whose day has come. */
    List<String> debited(LocalDate today, Instant lookedBefore, int limit);

    /** Transfers that have become late. */
    List<String> late(LocalDate today, int limit);

    /** It was looked at. @param asked whether the company has been asked for all of it; @param obstacle or null */
    void looked(String id, Instant at, boolean asked, String obstacle);

    /** Newest closing first. */
    List<Bill> page(Query query, Slice slice);

    /** Newest first. @param storefronts null for all */
    List<Closing> closings(List<String> storefronts);
}
