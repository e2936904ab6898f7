package jp.noren.rental.internal.app;

import java.time.LocalDate;
import jp.noren.rental.internal.domain.PriceList;

/** What storefronts rent out, by day. */
public interface Catalogue {

    PriceList on(String storefront, LocalDate day);

    /** Writes the entries of a list as valid from a day on; those of the same day are written over, earlier ones stay as they were. */
    void write(String storefront, PriceList list, LocalDate from);
}
