package jp.noren.payment.internal.wire;

import jp.noren.payment.spi.PaymentProvider;
import jp.noren.payment.spi.ProviderInfo;
import org.osgi.framework.Version;

/**
 * A provider that is here.
 *
 * @param storefront the only storefront it serves; null for one that serves all that have no own
 */
record Served(PaymentProvider provider, ProviderInfo info, String storefront, Origin origin) {

    /**
     * Where it comes from.
     *
     * @param bundle the bundle's id; with {@code modified} it names what a gatekeeper admits
     */
    record Origin(long bundle, long modified) {}

    String id() {
        return info.id();
    }

    /** @throws IllegalArgumentException when what it says of itself is none */
    Version version() {
        return version(info.version());
    }

    /** Maven's way of writing a snapshot is understood, too. */
    static Version version(String text) {
        return Version.parseVersion(text.replace("-SNAPSHOT", ".SNAPSHOT"));
    }

    boolean isCommon() {
        return storefront == null;
    }
}
