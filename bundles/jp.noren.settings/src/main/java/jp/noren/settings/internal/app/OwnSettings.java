package jp.noren.settings.internal.app;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a storefront has set for itself at a provider.
 *
 * @param of whose
 * @param revision another one after every change, never used twice
 * @param plain the values that are no secrets
 * @param secrets sealed
 */
public record OwnSettings(
        Of of, long revision, Map<String, List<String>> plain, List<SealedSecret> secrets, Change change) {
    public OwnSettings {
        plain = Map.copyOf(plain);
        secrets = List.copyOf(secrets);
    }

    /** @param factoryPid where the provider's configurations for storefronts belong */
    public record Of(String storefront, String provider, String factoryPid) {}

    /** Who changed it last. */
    public record Change(Instant at, String by) {}

    public Optional<SealedSecret> secret(String key) {
        return secrets.stream().filter(secret -> secret.key().equals(key)).findFirst();
    }
}
