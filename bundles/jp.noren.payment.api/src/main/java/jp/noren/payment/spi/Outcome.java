package jp.noren.payment.spi;

import java.time.Instant;
import jp.noren.kernel.Yen;

/** How a call to a provider ended. A time-out, garbage or a broken connection after the first byte is {@link Unknown}, never a decline. */
public sealed interface Outcome {

    /**
     * The money has moved (or a refund was made).
     *
     * @param reference the provider's handle for later
     * @param amount what the provider says it moved; the engine compares
     */
    record Approved(String reference, Yen amount) implements Outcome {}

    /** Reserved, not moved: {@code commit} is to follow (two-step providers only). */
    record Authorised(String reference, Yen amount, CardBrand brand) implements Outcome {}

    /**
     * The buyer must do something first.
     *
     * @param actionRef the provider's handle of the action, for {@code resume}; kept by the engine
     */
    record Pending(String actionRef, NextAction action, Instant expiresAt) implements Outcome {}

    /** A clear no: nothing is reserved, nothing will move. */
    record Declined(DeclineReason reason, String providerCode) implements Outcome {}

    /** Proven that nothing left this machine (connection refused, say): the same key may be used again. */
    record NotSent(String why) implements Outcome {}

    /**
     * Nobody knows. Ends only by a positive answer of the provider.
     *
     * @param reference the provider's handle if one is known, else null
     */
    record Unknown(String reference, String why) implements Outcome {}
}
