package jp.noren.plugin.internal.app;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import jp.noren.kernel.RefusedException;
import jp.noren.plugin.internal.domain.Facts;

/** The bundles of this node, as far as they are ours. What goes wrong is a refusal whose argument {@code detail} says it in the framework's words. */
public interface Bundles {

    /**
     * One installed bundle.
     *
     * @param started whether it is to run: not stopped by anybody
     * @param active whether it runs
     * @param gates the gates it stands behind: {@code payment.<id>} and {@code rest.<path>}
     * @param provider the id of the provider it registers now; null when it registers none
     */
    record Piece(
            long id,
            Facts facts,
            String sha256,
            boolean started,
            boolean active,
            String state,
            Instant modified,
            Set<String> gates,
            String provider) {
        public String name() {
            return facts.name();
        }
    }

    /**
     * More about a bundle, for whoever looks.
     *
     * @param feature the feature it came with; null when it came by itself
     * @param usedBy bundles that are linked to it
     * @param components of its components, how many can work
     * @param lacking names of those that cannot
     */
    record Details(String feature, List<String> usedBy, int components, List<String> lacking) {}

    List<Piece> all();

    Details details(Piece piece);

    byte[] content(Piece piece);

    /** Installs a jar beside whatever is there, without starting it. */
    Piece install(Artefact artefact);

    /** Whether a jar can be linked on this node: tried on a copy that is never started. */
    void requireResolvable(Artefact artefact);

    /** @throws RefusedException {@code plugin.does-not-resolve} */
    void resolve(Piece piece);

    /** The bundles that have to be linked anew when this one is replaced: itself, and whoever uses its classes. */
    List<String> refreshSet(Piece piece);

    /** @throws RefusedException {@code plugin.start-failed}, {@code plugin.too-slow} */
    void start(Piece piece, Duration limit);

    /**
     * Waits until its components can work, and lets it test itself.
     *
     * @param service whether it has to register a payment provider
     * @throws RefusedException {@code plugin.not-ready}, {@code plugin.self-test-failed}, {@code plugin.too-slow}
     */
    void selfTest(Piece piece, boolean service, Duration limit);

    /** Ends its calls and stops it; it stays stopped. */
    void stop(Piece piece);

    /** Ends its calls and puts another jar in its place, and starts that. */
    void update(Piece piece, Artefact artefact);

    /** Ends its calls and takes it away, classes and all. */
    void uninstall(Piece piece);
}
