package jp.noren.settings.internal.app;

import java.time.Instant;

/**
 * A secret as it lies in the database.
 *
 * @param key of the setting
 * @param keyId of the master key it is sealed with
 * @param sealed what only that key opens
 * @param since when it was set
 */
public record SealedSecret(String key, String keyId, String sealed, Instant since) {}
