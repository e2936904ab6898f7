package jp.noren.plugin.internal.app;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** The jars that were ever routed, in the database, by their hash: what a node goes back to, and where the other nodes fetch them. */
public interface Artefacts {

    /** Keeps a jar, once. */
    void keep(Artefact artefact, String by, Instant at);

    /** @throws IllegalStateException when its content does not have its hash any more */
    Optional<Artefact> find(String sha256);

    /** The signature of each jar that came with one, by hash. */
    Map<String, String> signatures();
}
