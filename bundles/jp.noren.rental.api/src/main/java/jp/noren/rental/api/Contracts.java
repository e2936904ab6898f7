package jp.noren.rental.api;

import java.util.List;
import java.util.Optional;

/** Reads contracts; joins the running transaction. */
public interface Contracts {

    /** Outbox topic when an end was filed, aggregate the contract's id: {@code {"contract":"ctr_…","end":"2026-11-30"}}. Consumed by support. */
    String ENDING = "rental.contract-ending";

    Optional<ContractView> find(String id);

    /**
     * Takes the contract's row for the rest of the running transaction, so that what is filed on one contract at the same time is filed one after the
     * other. Whoever writes something that depends on a contract's state calls this first.
     *
     * @throws jp.noren.kernel.RefusedException NOT_FOUND
     * @throws IllegalStateException outside a transaction
     */
    ContractView lock(String id);

    /** All contracts of a member at a storefront, newest first, ended ones too. */
    List<ContractView> ofMember(String storefront, String member);
}
