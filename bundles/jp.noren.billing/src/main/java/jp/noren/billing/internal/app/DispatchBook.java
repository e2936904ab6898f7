package jp.noren.billing.internal.app;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import jp.noren.billing.internal.domain.BillChannel;
import jp.noren.billing.internal.domain.TaskKind;

/** How bills reach their members where it is not by mail, and what the desk has to do for that (R137). */
public interface DispatchBook {

    /** @param reason in the words of the desk */
    record Chosen(BillChannel channel, String reason, String by, Instant at) {}

    /**
     * @param number the bill's, for people
     * @param detail which letter it is, or why its mail came back
     */
    record Task(
            String id,
            String bill,
            String number,
            String storefront,
            String member,
            TaskKind kind,
            String detail,
            Instant raisedAt) {}

    /** Nothing where nobody has chosen: then by mail. */
    Optional<Chosen> chosen(String storefront, String member);

    void choose(String storefront, String member, Chosen chosen);

    /** Raises it, again if it was done; an open one of the kind stays as it is. */
    void raise(String bill, TaskKind kind, String detail, Instant at);

    /** Open or done. */
    Optional<Task> find(String id);

    /** False when it is not open. */
    boolean done(String id, String note, String by, Instant at);

    /** Those that are open, the longest raised first. @param storefronts null for all */
    List<Task> open(List<String> storefronts, int limit);
}
