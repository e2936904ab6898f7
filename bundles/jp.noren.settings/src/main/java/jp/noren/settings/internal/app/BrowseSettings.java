package jp.noren.settings.internal.app;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import jp.noren.access.api.Caller;
import jp.noren.kernel.RefusedException;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Shows the providers of a storefront, what can be set at each, and what is set. A secret's value is not part of what is shown. */
@Component(service = BrowseSettings.class)
public final class BrowseSettings {
    private final OwnStorefront storefronts;
    private final InstalledProviders providers;
    private final SettingsStore store;
    private final Instances instances;

    @Activate
    public BrowseSettings(
            @Reference OwnStorefront storefronts,
            @Reference InstalledProviders providers,
            @Reference SettingsStore store,
            @Reference Instances instances) {
        this.storefronts = storefronts;
        this.providers = providers;
        this.store = store;
        this.instances = instances;
    }

    /**
     * A provider as a storefront sees it.
     *
     * @param on whether the storefront has switched it on
     * @param own what it has set for itself; empty: the house's settings hold
     * @param serving the revision that serves on the node asked
     */
    public record Shown(InstalledProvider provider, boolean on, Optional<OwnSettings> own, Optional<Long> serving) {

        /** The tag of a change to come. */
        public String tag() {
            return BrowseSettings.tag(own);
        }
    }

    static String tag(Optional<OwnSettings> own) {
        return own.map(settings -> Long.toString(settings.revision())).orElse("0");
    }

    /** @throws RefusedException NOT_FOUND for a storefront that is not the caller's */
    public List<Shown> list(Caller caller, String storefront) {
        storefronts.require(caller, storefront);
        Map<String, OwnSettings> own = store.of(storefront).stream()
                .collect(Collectors.toMap(settings -> settings.of().provider(), Function.identity()));
        return providers.all().stream()
                .map(provider -> shown(storefront, provider, Optional.ofNullable(own.get(provider.id()))))
                .toList();
    }

    /** @throws RefusedException NOT_FOUND for a storefront that is not the caller's, or a provider that is not installed */
    public Shown get(Caller caller, String storefront, String provider) {
        storefronts.require(caller, storefront);
        InstalledProvider found = providers.find(provider).orElseThrow(RefusedException::notFound);
        return shown(storefront, found, store.find(storefront, provider));
    }

    private Shown shown(String storefront, InstalledProvider provider, Optional<OwnSettings> own) {
        return new Shown(
                provider,
                storefronts.isOn(storefront, provider.id()),
                own,
                own.flatMap(settings -> instances.serving(settings.of())));
    }
}
