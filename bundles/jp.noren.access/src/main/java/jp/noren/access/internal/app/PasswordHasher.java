package jp.noren.access.internal.app;

import java.util.Optional;
import jp.noren.access.api.Credentials.Password;

/** Turns passwords into hashes, slowly. */
public interface PasswordHasher {

    /** @throws jp.noren.kernel.RefusedException UNAVAILABLE {@code access.crowded} when too many wait already */
    String hash(Password password);

    /**
     * Compares in the same time whether there is a hash or not.
     *
     * @param hash empty for an unknown login
     */
    boolean matches(Password password, Optional<String> hash);

    /** Whether a hash was made with less effort than is asked for now. */
    boolean isOutdated(String hash);
}
