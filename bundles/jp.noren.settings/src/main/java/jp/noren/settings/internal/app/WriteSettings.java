package jp.noren.settings.internal.app;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import jp.noren.access.api.Caller;
import jp.noren.kernel.RefusedException;
import jp.noren.settings.internal.domain.Field;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Sets for a storefront what is its own at a provider. From then on its payments there go by these settings alone, nothing of the house's is mixed in. */
@Component(service = WriteSettings.class)
public final class WriteSettings {
    private final Clock clock;
    private final OwnStorefront storefronts;
    private final InstalledProviders providers;
    private final SecretBox box;
    private final Changes changes;

    @Activate
    public WriteSettings(
            @Reference Clock clock,
            @Reference OwnStorefront storefronts,
            @Reference InstalledProviders providers,
            @Reference SecretBox box,
            @Reference Changes changes) {
        this.clock = clock;
        this.storefronts = storefronts;
        this.providers = providers;
        this.box = box;
        this.changes = changes;
    }

    /**
     * @param seen is given the tag of what is there now, and throws when the caller has not seen that
     * @throws RefusedException NOT_FOUND; CONFLICT {@code settings.house-only}; UNPROCESSABLE with the fields that do not fit
     */
    public void handle(Caller actor, String storefront, String provider, Given given, Consumer<String> seen) {
        storefronts.require(actor, storefront);
        InstalledProvider installed = providers.find(provider).orElseThrow(RefusedException::notFound);
        requireOwnable(installed);
        OwnSettings.Of of = new OwnSettings.Of(storefront, provider, installed.factoryPid());
        changes.make((store, revision) -> {
            Optional<OwnSettings> before = store.find(storefront, provider);
            seen.accept(BrowseSettings.tag(before));
            given.requireFit(installed.form(), keys(before));
            Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
            OwnSettings after = new OwnSettings(
                    of,
                    revision,
                    given.plain(installed.form()),
                    secrets(of, installed, given, before, now),
                    new OwnSettings.Change(now, actor.id()));
            store.put(after);
            changes.record(actor, before, Optional.of(after));
        });
    }

    static void requireOwnable(InstalledProvider installed) {
        if (!installed.takesOwnSettings()) {
            throw new RefusedException(RefusedException.Kind.CONFLICT, "settings.house-only");
        }
    }

    private static Set<String> keys(Optional<OwnSettings> before) {
        return before.map(OwnSettings::secrets).orElse(List.of()).stream()
                .map(SealedSecret::key)
                .collect(Collectors.toUnmodifiableSet());
    }

    private List<SealedSecret> secrets(
            OwnSettings.Of of, InstalledProvider installed, Given given, Optional<OwnSettings> before, Instant now) {
        List<SealedSecret> secrets = new ArrayList<>();
        for (Field field : installed.form().secrets()) {
            List<String> values = given.values().get(field.key());
            if (values == null) {
                before.flatMap(settings -> settings.secret(field.key())).ifPresent(secrets::add);
            } else if (!values.isEmpty() && !values.get(0).isEmpty()) {
                secrets.add(box.seal(of, field.key(), values.get(0), now));
            }
        }
        return secrets;
    }
}
