package jp.noren.settings.internal.app;

import jp.noren.settings.internal.domain.Form;

/**
 * A provider whose bundle is on this node.
 *
 * @param id the bundle's word, such as {@code sbps}
 * @param version of the bundle
 * @param factoryPid of the configurations that make instances for storefronts; null when the bundle knows the house's settings only
 * @param form what can be set
 */
public record InstalledProvider(String id, String version, String factoryPid, Form form) {

    /** Ends the factory PID of a provider's instances for storefronts; before it stands the PID of the house's settings. */
    public static final String OF_STOREFRONTS = ".storefront";

    public boolean takesOwnSettings() {
        return factoryPid != null;
    }
}
