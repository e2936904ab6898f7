package jp.noren.settings.internal.app;

import java.util.List;
import java.util.Optional;

/** The providers of this node and their forms, as their bundles describe them by OSGi metatype. */
public interface InstalledProviders {

    /** By id; of several versions the highest. */
    List<InstalledProvider> all();

    default Optional<InstalledProvider> find(String id) {
        return all().stream().filter(provider -> provider.id().equals(id)).findFirst();
    }
}
