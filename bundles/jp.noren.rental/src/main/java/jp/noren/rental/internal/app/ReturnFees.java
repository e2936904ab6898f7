package jp.noren.rental.internal.app;

import java.time.LocalDate;
import java.util.Optional;
import jp.noren.kernel.LocalizedText;

/** The fees of the catalogue that a return may cost. */
public interface ReturnFees {

    /** @param amount yen without tax; null: one monthly fee of the contract */
    record Fee(String code, LocalizedText name, Long amount, int taxPercent) {}

    /** The fee in force on a day. */
    Optional<Fee> find(String storefront, String code, LocalDate on);
}
