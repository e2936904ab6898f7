package jp.noren.settings.internal.app;

import java.util.Optional;
import java.util.function.Consumer;
import jp.noren.access.api.Caller;
import jp.noren.kernel.RefusedException;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Takes a storefront's own settings away: the house's hold for it again. */
@Component(service = RemoveSettings.class)
public final class RemoveSettings {
    private final OwnStorefront storefronts;
    private final Changes changes;

    @Activate
    public RemoveSettings(@Reference OwnStorefront storefronts, @Reference Changes changes) {
        this.storefronts = storefronts;
        this.changes = changes;
    }

    /** @throws RefusedException NOT_FOUND, also when there are none */
    public void handle(Caller actor, String storefront, String provider, Consumer<String> seen) {
        storefronts.require(actor, storefront);
        changes.make((store, revision) -> {
            Optional<OwnSettings> before = store.find(storefront, provider);
            OwnSettings there = before.orElseThrow(RefusedException::notFound);
            seen.accept(BrowseSettings.tag(before));
            store.remove(there.of());
            changes.record(actor, before, Optional.empty());
        });
    }
}
