package jp.noren.payment.api;

import java.util.Optional;

/** Which method a provider serves: what is kept by method and what is kept by provider meet here. */
public interface ProviderMethods {

    /** Empty for a provider that has not been on this node since it was started. */
    Optional<String> method(String provider);

    /** The same for the name of a switch, such as {@code payment.sbps}; empty for one that is no provider's. */
    default Optional<String> ofSwitch(String name) {
        String payment = "payment.";
        return name.startsWith(payment) ? method(name.substring(payment.length())) : Optional.empty();
    }
}
