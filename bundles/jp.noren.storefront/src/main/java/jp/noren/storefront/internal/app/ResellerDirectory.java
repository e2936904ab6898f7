package jp.noren.storefront.internal.app;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.noren.access.api.Caller;
import jp.noren.kernel.LocalizedText;
import jp.noren.kernel.RefusedException;
import jp.noren.storefront.api.Resellers;
import jp.noren.storefront.internal.domain.Words;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Knows the resellers, and adds new ones. */
@Component(service = {Resellers.class, ResellerDirectory.class})
public final class ResellerDirectory implements Resellers {
    private final StorefrontStore store;
    private final SnapshotCache cache;
    private final Changes changes;

    @Activate
    public ResellerDirectory(
            @Reference StorefrontStore store, @Reference SnapshotCache cache, @Reference Changes changes) {
        this.store = store;
        this.cache = cache;
        this.changes = changes;
    }

    @Override
    public Optional<LocalizedText> name(String code) {
        return store.reseller(code);
    }

    @Override
    public void add(String code, LocalizedText name) {
        if (!Words.isCode(code)) {
            throw new RefusedException(RefusedException.Kind.UNPROCESSABLE, "storefront.reseller-invalid");
        }
        changes.make(() -> {
            if (store.reseller(code).isPresent()) {
                throw new RefusedException(RefusedException.Kind.CONFLICT, "storefront.reseller-exists");
            }
            store.putReseller(new Reseller(code, name));
            return null;
        });
    }

    /** Adds a reseller for an operator, and records it. */
    public void handle(Caller actor, String code, LocalizedText name) {
        changes.make(() -> {
            add(code, name);
            changes.record(actor, null, "reseller-added", code, Map.of("name", name));
            return null;
        });
    }

    public List<Reseller> all() {
        return cache.current().resellers().entrySet().stream()
                .map(entry -> new Reseller(entry.getKey(), entry.getValue()))
                .toList();
    }
}
