package jp.noren.plugin.internal.app;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import jp.noren.plugin.internal.domain.Route;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes away the versions of a bundle that nobody is routed to any more. Their running calls end first. */
@Component(service = TidyUp.class)
public final class TidyUp {
    private static final Logger LOG = LoggerFactory.getLogger(TidyUp.class);

    private final Bundles bundles;
    private final RouteBook routes;
    private final Set<Long> stuck = ConcurrentHashMap.newKeySet();

    @Activate
    public TidyUp(@Reference Bundles bundles, @Reference RouteBook routes) {
        this.bundles = bundles;
        this.routes = routes;
    }

    void handle(String bundle) {
        Set<Route.Version> routed = routes.all().stream()
                .filter(route -> route.bundle().equals(bundle))
                .map(Route::now)
                .collect(Collectors.toSet());
        List<Bundles.Piece> pieces = bundles.all().stream()
                .filter(piece -> piece.name().equals(bundle))
                .toList();
        Set<Route.Version> here = pieces.stream()
                .filter(Bundles.Piece::started)
                .map(TidyUp::version)
                .collect(Collectors.toSet());
        if (!routed.isEmpty() && here.containsAll(routed)) {
            pieces.stream()
                    .filter(piece -> !routed.contains(version(piece)) && !stuck.contains(piece.id()))
                    .forEach(this::remove);
        }
    }

    /**
     * Takes a version away.
     *
     * @return false when it does not let itself be stopped: it stays on the node and serves nobody
     */
    boolean remove(Bundles.Piece piece) {
        try {
            bundles.uninstall(piece);
            LOG.info("{} {} is taken away", piece.name(), piece.facts().version());
            return true;
        } catch (RuntimeException e) {
            stuck.add(piece.id());
            LOG.error(
                    "{} {} cannot be taken away before the node restarts",
                    piece.name(),
                    piece.facts().version(),
                    e);
            return false;
        }
    }

    private static Route.Version version(Bundles.Piece piece) {
        return new Route.Version(piece.facts().version(), piece.sha256());
    }
}
