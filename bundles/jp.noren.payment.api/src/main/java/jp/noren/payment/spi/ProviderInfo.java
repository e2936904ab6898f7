package jp.noren.payment.spi;

import java.time.Duration;
import java.util.Set;
import jp.noren.kernel.Yen;
import org.osgi.framework.Bundle;
import org.osgi.framework.FrameworkUtil;

/**
 * What a provider says of itself.
 *
 * @param id the bundle's word, such as {@code sbps}; stays the same over versions
 * @param version the bundle's version
 * @param method the method it offers to buyers, such as {@code CARD} or {@code BANK_TRANSFER}
 * @param capabilities what it can do
 * @param buyers who may use it
 * @param min the smallest amount, yen
 * @param max the largest amount, yen
 * @param visibilityDelay how long after a call a {@code query} may still not see it: "not found" means nothing before
 */
public record ProviderInfo(
        String id,
        String version,
        String method,
        Set<Capability> capabilities,
        Set<BuyerKind> buyers,
        Yen min,
        Yen max,
        Duration visibilityDelay) {
    public ProviderInfo {
        capabilities = Set.copyOf(capabilities);
        buyers = Set.copyOf(buyers);
    }

    /** The version of the bundle that a provider's class is in; {@code 0.0.0} outside a container. */
    public static String versionOf(Class<?> provider) {
        Bundle bundle = FrameworkUtil.getBundle(provider);
        return bundle == null ? "0.0.0" : bundle.getVersion().toString();
    }

    public boolean can(Capability capability) {
        return capabilities.contains(capability);
    }
}
