package jp.noren.plugin.internal.app;

import java.util.Optional;

/** Reads what a jar says of itself. */
public interface ReadJar {

    /**
     * @param signature what came with it; null when nothing did
     * @return empty when it is no bundle
     */
    Optional<Artefact> of(byte[] content, String signature);
}
