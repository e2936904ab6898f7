package jp.noren.plugin.internal.app;

import jp.noren.plugin.internal.domain.Facts;
import jp.noren.plugin.internal.domain.Route;

/**
 * A jar with what it says of itself.
 *
 * @param sha256 lower-case hexadecimal digits
 * @param signature Base64; null where there is none
 */
public record Artefact(Facts facts, String sha256, byte[] content, String signature) {

    Route.Version version() {
        return new Route.Version(facts.version(), sha256);
    }

    @Override
    public String toString() {
        return facts.name() + " " + facts.version() + " " + sha256;
    }
}
