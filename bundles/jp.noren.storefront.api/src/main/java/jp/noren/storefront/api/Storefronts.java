package jp.noren.storefront.api;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** The storefronts of the house. Reads are cheap (kept in memory, at most a second old). */
public interface Storefronts {

    Optional<Storefront> find(String id);

    /** @throws jp.noren.kernel.RefusedException NOT_FOUND for an unknown one */
    Storefront get(String id);

    List<Storefront> all();

    /** The policies in force on a day (calendar day in Japan). */
    Policies policies(String storefront, LocalDate on);

    /**
     * Whether the owner has switched a capability or provider on for the storefront.
     *
     * @param name a bundle's word: {@code checkout}, {@code payment.sbps}
     */
    boolean isOn(String storefront, String name);
}
