package jp.noren.storefront.internal.app;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import jp.noren.kernel.RefusedException;
import jp.noren.storefront.api.Policies;
import jp.noren.storefront.api.Storefront;
import jp.noren.storefront.api.Storefronts;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Answers the other bundles from memory. */
@Component(service = Storefronts.class)
public final class StorefrontDirectory implements Storefronts {
    private final SnapshotCache cache;

    @Activate
    public StorefrontDirectory(@Reference SnapshotCache cache) {
        this.cache = cache;
    }

    @Override
    public Optional<Storefront> find(String id) {
        return cache.current().find(id);
    }

    @Override
    public Storefront get(String id) {
        return find(id).orElseThrow(RefusedException::notFound);
    }

    @Override
    public List<Storefront> all() {
        return List.copyOf(cache.current().storefronts().values());
    }

    @Override
    public Policies policies(String storefront, LocalDate on) {
        return cache.current().policies(storefront, on);
    }

    @Override
    public boolean isOn(String storefront, String name) {
        return cache.current().switchesOf(storefront).getOrDefault(name, false);
    }
}
