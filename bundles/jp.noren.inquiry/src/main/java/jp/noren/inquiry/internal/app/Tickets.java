package jp.noren.inquiry.internal.app;

import java.util.List;
import java.util.Optional;
import jp.noren.inquiry.internal.domain.Ticket;
import jp.noren.inquiry.internal.domain.TicketState;
import jp.noren.kernel.Slice;

/** The inquiries. */
public interface Tickets {

    /**
     * @param storefronts null for all
     * @param member null for all
     * @param category null for all
     * @param state null for all
     */
    record Query(List<String> storefronts, String member, String category, TicketState state) {}

    /** False when the member has used the key already. */
    boolean add(Ticket ticket, String key);

    Optional<Ticket> find(String id);

    Optional<Ticket> findByKey(String member, String key);

    /** False when it is not in that state any more. */
    boolean move(Ticket before, Ticket after);

    /** Newest first. */
    List<Ticket> page(Query query, Slice slice);
}
