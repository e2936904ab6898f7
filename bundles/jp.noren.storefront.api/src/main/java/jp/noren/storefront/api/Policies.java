package jp.noren.storefront.api;

import java.util.List;
import java.util.Optional;

/**
 * What a storefront has decided, in force on one day: windows, fees, day numbers, lengths. Keys are camel case as in the data:
 * {@code transferDueDays}, {@code checkoutPayments}, {@code termsVersion}.
 */
public interface Policies {

    Optional<String> text(String key);

    Optional<Integer> number(String key);

    Optional<Boolean> flag(String key);

    /** The entries of a list; empty when the policy does not exist. */
    List<String> list(String key);

    /** @throws IllegalStateException when the storefront lacks a policy that the capability cannot do without */
    default String requireText(String key) {
        return text(key).orElseThrow(() -> new IllegalStateException("policy missing: " + key));
    }

    /** @throws IllegalStateException when the storefront lacks a policy that the capability cannot do without */
    default int requireNumber(String key) {
        return number(key).orElseThrow(() -> new IllegalStateException("policy missing: " + key));
    }
}
