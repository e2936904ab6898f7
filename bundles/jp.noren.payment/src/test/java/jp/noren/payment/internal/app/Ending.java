package jp.noren.payment.internal.app;

import java.util.Optional;
import jp.noren.payment.spi.Capability;
import jp.noren.payment.spi.ProviderInfo;

/** How a payment or a refund may go: the columns of the table of providers, and what a provider must declare for each. */
enum Ending {
    APPROVED("pay: approved"),
    PENDING_YES("pay: pending, then yes"),
    PENDING_NO("pay: pending, then no"),
    UNKNOWN_CHARGED("pay: unknown, then charged"),
    UNKNOWN_NOT("pay: unknown, then not charged"),
    ABANDONED("pay: no reply to a reservation that cannot be looked up"),
    EXPIRED("pay: not decided in time"),
    REFUNDED("refund: the whole"),
    PARTLY_REFUNDED("refund: a part"),
    REFUND_UNKNOWN_DONE("refund: unknown, then given back"),
    REFUND_UNKNOWN_NOT("refund: unknown, then not given back");

    final String title;

    Ending(String title) {
        this.title = title;
    }

    /** Why a provider has no such cell, in the words of its declaration; empty when the cell must be shown. */
    Optional<String> absent(ProviderInfo provider) {
        return switch (this) {
            case APPROVED -> Optional.empty();
            case PENDING_YES, PENDING_NO, EXPIRED ->
                waits(provider) ? Optional.empty() : Optional.of("two steps, and neither BUYER_ACTION nor REVIEW");
            case UNKNOWN_CHARGED, UNKNOWN_NOT ->
                provider.can(Capability.OFFLINE) ? Optional.of("OFFLINE: asks nobody") : Optional.empty();
            case ABANDONED ->
                provider.can(Capability.TWO_STEP) && !provider.can(Capability.LOOKUP_BY_KEY)
                        ? Optional.empty()
                        : Optional.of(provider.can(Capability.TWO_STEP) ? "LOOKUP_BY_KEY" : "no TWO_STEP");
            case REFUNDED, REFUND_UNKNOWN_DONE, REFUND_UNKNOWN_NOT -> lacks(provider, Capability.REFUND);
            case PARTLY_REFUNDED -> lacks(provider, Capability.PARTIAL_REFUND);
        };
    }

    private static boolean waits(ProviderInfo provider) {
        return !provider.can(Capability.TWO_STEP)
                || provider.can(Capability.BUYER_ACTION)
                || provider.can(Capability.REVIEW);
    }

    private static Optional<String> lacks(ProviderInfo provider, Capability capability) {
        return provider.can(capability) ? Optional.empty() : Optional.of("no " + capability);
    }
}
