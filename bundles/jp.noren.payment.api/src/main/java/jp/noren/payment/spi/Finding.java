package jp.noren.payment.spi;

import java.time.Instant;
import jp.noren.kernel.Yen;

/** What the provider's book says. */
public sealed interface Finding {

    /** The money moved. */
    record Charged(String reference, Yen amount) implements Finding {}

    /** Reserved and not moved. */
    record Reserved(String reference) implements Finding {}

    /** It was reserved and has been released, or it was given back. */
    record Released(String reference) implements Finding {}

    /**
     * Not decided yet: the buyer has not acted, the company looks at it, or it stands on a claim.
     *
     * @param action what is waited for; null where the provider cannot say. With it a start whose reply was lost goes on as if the reply had come
     * @param expiresAt until when it is waited for; null where that is not known
     */
    record StillPending(NextAction action, Instant expiresAt) implements Finding {
        /** What is waited for is not said. */
        public StillPending() {
            this(null, null);
        }
    }

    /** A clear no. */
    record Declined(DeclineReason reason, String providerCode) implements Finding {}

    /** Positively not in the book; final once the visibility delay has passed. */
    record NotFound() implements Finding {}

    /** No usable answer: ask again later. */
    record NoAnswer(String why) implements Finding {}
}
