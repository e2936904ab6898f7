package jp.noren.storefront.internal.app;

import java.util.List;
import java.util.Map;
import jp.noren.access.api.Caller;
import jp.noren.kernel.RefusedException;
import jp.noren.kernel.RefusedException.FieldError;
import jp.noren.storefront.api.SwitchReach;
import jp.noren.storefront.internal.domain.Words;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Switches a capability or a provider on or off for a storefront. Whether its bundle is there is another question. */
@Component(service = SetSwitch.class)
public final class SetSwitch {
    private final StorefrontStore store;
    private final Ownership ownership;
    private final Changes changes;
    private final SwitchReaches reaches;

    @Activate
    public SetSwitch(
            @Reference StorefrontStore store,
            @Reference Ownership ownership,
            @Reference Changes changes,
            @Reference SwitchReaches reaches) {
        this.store = store;
        this.ownership = ownership;
        this.changes = changes;
        this.reaches = reaches;
    }

    /**
     * @return what it has touched
     * @throws RefusedException NOT_FOUND; UNPROCESSABLE for a name that no bundle can have
     */
    public List<SwitchReach.Reached> handle(Caller actor, String storefront, String name, boolean on) {
        List<SwitchReach.Reached> reached = preview(actor, storefront, name);
        changes.make(() -> {
            store.setSwitch(new StorefrontStore.Switch(storefront, name, on));
            changes.record(actor, storefront, "switched", storefront, Map.of("name", name, "on", on));
            return null;
        });
        return reached;
    }

    /** What it would touch, with the same refusals; nothing is written. */
    public List<SwitchReach.Reached> preview(Caller actor, String storefront, String name) {
        ownership.requireOwn(actor, storefront);
        if (!Words.isSwitch(name)) {
            throw RefusedException.invalid(List.of(FieldError.of("/name", "storefront.switch-invalid")));
        }
        return reaches.of(storefront, name);
    }
}
