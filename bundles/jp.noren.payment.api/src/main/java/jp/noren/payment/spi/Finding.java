package jp.noren.payment.spi;

import jp.noren.kernel.Yen;

/** What the provider's book says. */
public sealed interface Finding {

    /** The money moved. */
    record Charged(String reference, Yen amount) implements Finding {}

    /** Reserved and not moved. */
    record Reserved(String reference) implements Finding {}

    /** It was reserved and has been released, or it was given back. */
    record Released(String reference) implements Finding {}

    /** The buyer has not acted yet. */
    record StillPending() implements Finding {}

    /** A clear no. */
    record Declined(DeclineReason reason, String providerCode) implements Finding {}

    /** Positively not in the book; final once the visibility delay has passed. */
    record NotFound() implements Finding {}

    /** No usable answer: ask again later. */
    record NoAnswer(String why) implements Finding {}
}
