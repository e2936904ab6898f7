package jp.noren.payment.internal.wire;

import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;

/**
 * Whose a provider's id is: that of the bundle which is named after it, else of the first that came with it, in all its versions, for as long as a bundle
 * of that name is installed. So nobody gets another's payments by taking his name and a higher version.
 */
final class Owners {
    private static final String HOUSE = "jp.noren.payment.";

    private final BundleContext context;
    private final Map<String, String> owners = new ConcurrentHashMap<>();

    Owners(BundleContext context) {
        this.context = context;
    }

    boolean isAnothers(String id, Bundle bundle) {
        String name = String.valueOf(bundle.getSymbolicName());
        if (name.equals(HOUSE + id)) {
            owners.put(id, name);
            return false;
        }
        String owner = isInstalled(HOUSE + id) ? HOUSE + id : owners.computeIfAbsent(id, first -> name);
        if (!owner.equals(name) && isInstalled(owner)) {
            return true;
        }
        owners.put(id, name);
        return false;
    }

    private boolean isInstalled(String name) {
        return Arrays.stream(context.getBundles()).anyMatch(bundle -> name.equals(bundle.getSymbolicName()));
    }
}
