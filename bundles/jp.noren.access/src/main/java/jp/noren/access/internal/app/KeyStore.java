package jp.noren.access.internal.app;

import java.util.Optional;

/** API keys. A key is found by its hash; it does not expire, but goes with its principal. */
public interface KeyStore {

    void add(String keyHash, String principal);

    /** The bearer of a key, who has not been removed. */
    Optional<Principal> find(String keyHash);

    void removeAll(String principal);
}
