package jp.noren.settings.internal.app;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import jp.noren.access.api.Caller;
import jp.noren.kernel.RefusedException;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Settings as they would be: those that are set, or those that somebody has in mind, with the secrets that he does not name as they are. */
@Component(service = Candidates.class)
public final class Candidates {
    private final BrowseSettings browse;
    private final SecretBox box;

    @Activate
    public Candidates(@Reference BrowseSettings browse, @Reference SecretBox box) {
        this.browse = browse;
        this.box = box;
    }

    /** @param values secrets in clear: in memory only */
    record Candidate(OwnSettings.Of of, Map<String, List<String>> values) {
        @Override
        public String toString() {
            return "Candidate[" + of + "]";
        }
    }

    /** @throws RefusedException as {@link WriteSettings#handle}; CONFLICT {@code settings.trial-nothing-set} */
    Candidate of(Caller caller, String storefront, String provider, Optional<Given> given) {
        BrowseSettings.Shown shown = browse.get(caller, storefront, provider);
        WriteSettings.requireOwnable(shown.provider());
        OwnSettings.Of of =
                new OwnSettings.Of(storefront, provider, shown.provider().factoryPid());
        Map<String, List<String>> secrets =
                shown.own().map(own -> opened(of, own.secrets())).orElse(Map.of());
        Map<String, List<String>> values = new TreeMap<>(secrets);
        if (given.isPresent()) {
            given.get().requireFit(shown.provider().form(), secrets.keySet());
            values.putAll(given.get().values());
            values.values().removeIf(List::isEmpty);
        } else {
            values.putAll(shown.own().map(OwnSettings::plain).orElseThrow(Candidates::nothing));
        }
        return new Candidate(of, values);
    }

    private static RefusedException nothing() {
        return new RefusedException(RefusedException.Kind.CONFLICT, "settings.trial-nothing-set");
    }

    private Map<String, List<String>> opened(OwnSettings.Of of, List<SealedSecret> secrets) {
        return secrets.stream()
                .filter(secret -> box.open(of, secret).isPresent())
                .collect(Collectors.toMap(
                        SealedSecret::key,
                        secret -> List.of(box.open(of, secret).orElseThrow())));
    }
}
