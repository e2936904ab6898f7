package jp.noren.settings.internal.app;

import java.util.List;
import java.util.stream.Collectors;
import jp.noren.access.api.Caller;
import jp.noren.storefront.api.SwitchReach;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Says whether settings fit, and what they would touch. Writes nothing and tells no provider. */
@Component(service = PreviewSettings.class)
public final class PreviewSettings {
    private final BrowseSettings browse;
    private final Reach reach;

    @Activate
    public PreviewSettings(@Reference BrowseSettings browse, @Reference Reach reach) {
        this.browse = browse;
        this.reach = reach;
    }

    /** @throws jp.noren.kernel.RefusedException as {@link WriteSettings#handle} refuses the same */
    public List<SwitchReach.Reached> handle(Caller caller, String storefront, String provider, Given given) {
        BrowseSettings.Shown shown = browse.get(caller, storefront, provider);
        WriteSettings.requireOwnable(shown.provider());
        given.requireFit(
                shown.provider().form(),
                shown.own().map(OwnSettings::secrets).orElse(List.of()).stream()
                        .map(SealedSecret::key)
                        .collect(Collectors.toUnmodifiableSet()));
        return reach.of(storefront, provider);
    }

    /** What a change touches, without looking at values. */
    public List<SwitchReach.Reached> reached(String storefront, String provider) {
        return reach.of(storefront, provider);
    }
}
