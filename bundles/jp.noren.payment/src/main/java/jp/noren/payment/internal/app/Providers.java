package jp.noren.payment.internal.app;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import jp.noren.payment.internal.domain.Breaker;
import jp.noren.payment.spi.Finding;
import jp.noren.payment.spi.Outcome;
import jp.noren.payment.spi.PaymentProvider;
import jp.noren.payment.spi.ProviderInfo;

/** The payment providers behind their gates. Nobody keeps one: it is entered, used and left. */
public interface Providers {

    /** @param gaps what still has to be configured */
    record Present(ProviderInfo info, List<String> gaps) {}

    /** Inside a gate: the provider stays until this is closed. */
    interface Visit extends AutoCloseable {

        ProviderInfo info();

        /** Whether it answers at present. */
        Breaker.State breaker();

        /** The provider itself, for what asks nobody over the network. */
        PaymentProvider provider();

        /**
         * A call on the provider's own threads. What does not end in time, or throws, is Unknown; what never began is NotSent.
         */
        Outcome ask(Duration atMost, Function<PaymentProvider, Outcome> call);

        /** Many calls, some at a time, on threads that no single call uses; each ends as one of {@link #ask}, in the order given. */
        List<Outcome> askAll(Duration atMost, List<Function<PaymentProvider, Outcome>> calls);

        /** Anything else that is asked for; empty when no usable answer came in time. */
        <T> Optional<T> obtain(Duration atMost, Function<PaymentProvider, T> call);

        Finding find(Duration atMost, Function<PaymentProvider, Finding> call);

        @Override
        void close();
    }

    /**
     * Enters, or says at once that the door is closed. Two storefronts may be served by different versions or instances of one provider: whoever knows
     * whose payment it is says so.
     *
     * @param storefront whose payment it is; null only where it belongs to none yet, such as a file of the bank
     * @throws jp.noren.kernel.gate.ClosedGateException for the outermost door to wait at
     */
    Visit enter(String provider, String storefront);

    /** Enters as one whom no storefront sends. */
    default Visit enter(String provider) {
        return enter(provider, null);
    }

    /** The storefronts that are served now by a version or an instance of their own. */
    List<String> storefronts(String provider);

    /** Whether it is let be because it does not answer. */
    Breaker.State breaker(String provider);

    /** What serves now, each provider once. What is leaving at this moment is not among it. */
    List<Present> present();

    /** What serves a storefront now, with the gaps of its own configuration. */
    List<Present> presentFor(String storefront);

    /** Whatever has served since this node started, as it described itself last. */
    List<ProviderInfo> seen();

    default Optional<Present> present(String provider) {
        return present().stream().filter(p -> p.info().id().equals(provider)).findFirst();
    }
}
