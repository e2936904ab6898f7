package jp.noren.access.internal.app;

import java.time.Instant;

/**
 * What is known of an API key; never the key.
 *
 * @param prefix how it begins, for its owner to recognise it by; null for one of before
 * @param createdAt null for one of before
 * @param lastUse to the minute; null when it was never used
 * @param expiresAt from when on it is no longer good; null without end
 */
public record ApiKey(String id, String prefix, Instant createdAt, Instant lastUse, Instant expiresAt) {

    boolean isGoodAt(Instant now) {
        return expiresAt == null || now.isBefore(expiresAt);
    }
}
