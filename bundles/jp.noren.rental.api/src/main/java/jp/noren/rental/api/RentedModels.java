package jp.noren.rental.api;

import java.util.Set;

/** The device models that members rent: what decides which manuals they are offered (R010). */
public interface RentedModels {

    /** Codes of the models of a member's devices at a storefront, such as {@code SR-300}; those of ended contracts too, for their return. */
    Set<String> of(String storefront, String member);
}
