package jp.noren.storefront.api;

import java.util.Optional;
import jp.noren.kernel.LocalizedText;

/** The resellers of the house: whoever owns storefronts. */
public interface Resellers {

    /** The name of a reseller; nothing when the house does not know the code. */
    Optional<LocalizedText> name(String code);

    /**
     * Adds a reseller in the running transaction; the caller records the act.
     *
     * @throws jp.noren.kernel.RefusedException UNPROCESSABLE {@code storefront.reseller-invalid} for a code that is not 2 to 20 capitals and digits;
     *     CONFLICT {@code storefront.reseller-exists}
     */
    void add(String code, LocalizedText name);
}
