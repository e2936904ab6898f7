package jp.noren.rental.internal.app;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import jp.noren.rental.internal.domain.Contract;
import jp.noren.rental.internal.domain.Status;

/** The contracts. Every change is one conditional update; what it returns tells whether it came about. */
public interface ContractBook {

    void add(Contract contract);

    Optional<Contract> find(String id);

    Optional<Contract> byNumber(String storefront, String number);

    /** Those of all storefronts that have a number. */
    List<Contract> numbered(String number);

    /** Takes the row until the transaction ends, then reads it. */
    Optional<Contract> lock(String id);

    /** Newest first; those that never ran are left out. */
    List<Contract> ofMember(String storefront, String member);

    /**
     * Writes the status and the end of the changed contract over the one before, unless somebody else has changed it since.
     *
     * @return whether it was written
     */
    boolean move(Contract before, Contract after, Instant at);

    /**
     * Another way to pay, in the same conditional way.
     *
     * @return whether it was written
     */
    boolean pays(Contract before, Contract.Payer payer, Instant at);

    /** Those whose status a day changes: RESERVED that start by it, ENDING that ended before it. */
    List<Contract> due(Status status, LocalDate day, int limit);

    /** The contracts of a storefront that run between two days, in the order of their ids, after one of them. */
    List<Contract> running(Span span, String after, int limit);

    /** By their ids, in no order. */
    List<Contract> all(List<String> ids);

    /** Prepaid ones that run and whose member has not been told yet that the prepaid time ends, in the order of their ids. */
    List<Contract> prepaidUntold(String after, int limit);

    /** @return whether nobody else has told him */
    boolean toldOfPrepaid(String contract, Instant at);

    /** The next number of a storefront, counted up under its row. */
    long nextNumber(String storefront);

    /** Numbers up to this one are taken. */
    void numbersTaken(String storefront, long last);

    /** @param first and last: days, both included */
    record Span(String storefront, LocalDate first, LocalDate last) {}
}
