package jp.noren.rental.internal.app;

import java.util.Set;
import java.util.function.Function;
import jp.noren.billing.api.ChargeSource;
import jp.noren.rental.spi.ContractPart;

/**
 * Those who hang parts on contracts, and those who charge for them, behind gates: one that is being replaced goes only when nobody is asking it, and is
 * waited for at the outermost door. One that does not come back within a while is no longer expected.
 */
public interface PartGates {

    /** Names of the parts that are here or expected back. */
    Set<String> parts();

    /** @throws jp.noren.kernel.gate.ClosedGateException when it is away; nothing was done */
    <R> R part(String name, Function<ContractPart, R> work);

    /** Names of those that charge and are here or expected back. */
    Set<String> sources();

    /** @throws jp.noren.kernel.gate.ClosedGateException when it is away; nothing was done */
    <R> R source(String name, Function<ChargeSource, R> work);

    /**
     * Keeps all who charge, and these parts as far as they are expected, from going until it is closed by the same thread: what is filed meanwhile meets one
     * and the same of each.
     *
     * @throws jp.noren.kernel.gate.ClosedGateException when one of them is away
     */
    Hold hold(Set<String> parts);

    /** Who holds. */
    interface Hold extends AutoCloseable {
        @Override
        void close();
    }
}
