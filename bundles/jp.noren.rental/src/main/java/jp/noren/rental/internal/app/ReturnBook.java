package jp.noren.rental.internal.app;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import jp.noren.kernel.Slice;
import jp.noren.rental.internal.domain.ReturnOrder;
import jp.noren.rental.internal.domain.ReturnState;

/** The return orders. Joins the running transaction. */
public interface ReturnBook {

    /** What a desk looks for; null means all. */
    record Filter(List<String> storefronts, String member, ReturnState state, Boolean overdue) {}

    /** @return whether the contract had none */
    boolean add(ReturnOrder order, Instant at);

    Optional<ReturnOrder> find(String id);

    Optional<ReturnOrder> ofContract(String contract);

    /** Whether it belongs to a contract of the member. */
    boolean isOfMember(String order, String member);

    /** By due day. */
    List<ReturnOrder> page(Filter filter, Slice slice);

    /** Writes the state and how it came back over the state before. @return whether it still stood there */
    boolean move(ReturnState before, ReturnOrder after, Instant at);

    /** Waiting ones that became overdue before a day and are not marked so, in the order of their ids. */
    List<ReturnOrder> lateSince(LocalDate today, int limit);

    /** @return whether nobody else has marked it */
    boolean markOverdue(String order, Instant at);

    /** Waiting ones due between two days, both included, whose member was not reminded, in the order of their ids, after one of them. */
    List<ReturnOrder> dueBetween(LocalDate first, LocalDate last, String after, int limit);

    /** @return whether nobody else has reminded him */
    boolean markReminded(String order, Instant at);
}
