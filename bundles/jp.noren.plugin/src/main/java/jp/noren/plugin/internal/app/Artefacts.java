package jp.noren.plugin.internal.app;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** The jars that were ever routed, in the database, by their hash: what a node goes back to, and where the other nodes fetch them. */
public interface Artefacts {

    /** Keeps a jar, once. */
    void keep(Artefact artefact, String by, Instant at);

    /** @throws DamagedException when its content does not have its hash any more */
    Optional<Artefact> find(String sha256);

    /** The signature of each jar that came with one, by hash. */
    Map<String, String> signatures();

    /** What lies in the row is not what its hash says. */
    final class DamagedException extends IllegalStateException {
        private static final long serialVersionUID = 1L;

        public DamagedException(String message) {
            super(message);
        }
    }
}
