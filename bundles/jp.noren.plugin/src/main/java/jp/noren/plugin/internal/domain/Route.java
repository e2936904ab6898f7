package jp.noren.plugin.internal.domain;

import java.time.Instant;

/**
 * Which version of a bundle serves, on every node. It changes by a conditional update on its fence, so of two who change it one loses.
 *
 * @param storefront the only storefront it is for; null for all that have none of their own
 * @param gate the provider's id; null for bundles that are no provider
 * @param before the version to go back to; null when there is none
 * @param fence grows with each change
 */
public record Route(
        String bundle,
        String storefront,
        String gate,
        Version now,
        Version before,
        long fence,
        Instant since,
        String by) {

    /** A jar. */
    public record Version(String version, String sha256) {}

    public boolean isCommon() {
        return storefront == null;
    }

    /** The next standing of this route. */
    public Route to(Version next, Instant at, String who) {
        return new Route(bundle, storefront, gate, next, now, fence + 1, at, who);
    }
}
