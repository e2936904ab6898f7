package jp.noren.billing.internal.app;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import jp.noren.billing.internal.domain.Account;
import jp.noren.billing.internal.domain.MandateState;
import jp.noren.billing.internal.domain.MandateStep;
import jp.noren.kernel.Slice;
import jp.noren.payment.spi.Mandate;

/** How the accounts settle. */
public interface AccountBook {

    /** The account; one that never asked has no steps. */
    Account find(String storefront, String member);

    /** Adds a step behind those known; false when somebody else has added one meanwhile. */
    boolean add(Account before, MandateStep step, Instant at);

    /** The bank account the bank has confirmed; whether it is the first debit is said by what was collected before. */
    Optional<Mandate> mandate(String storefront, String member);

    void keep(String storefront, String member, Mandate mandate);

    /** Those that ever asked, by member. @param storefronts null for all; @param state null for all */
    List<Account> page(List<String> storefronts, MandateState state, Slice slice);
}
