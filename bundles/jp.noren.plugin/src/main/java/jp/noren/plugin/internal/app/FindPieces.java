package jp.noren.plugin.internal.app;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import jp.noren.plugin.internal.domain.Route;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Finds what is installed under a name, and which of it serves. */
@Component(service = FindPieces.class)
public final class FindPieces {
    private final Bundles bundles;
    private final RouteBook routes;

    @Activate
    public FindPieces(@Reference Bundles bundles, @Reference RouteBook routes) {
        this.bundles = bundles;
        this.routes = routes;
    }

    List<Bundles.Piece> all(String name) {
        return bundles.all().stream().filter(piece -> piece.name().equals(name)).toList();
    }

    /**
     * The routed one, else one that runs, else any.
     *
     * @param storefront whose; null for that of all without a route of their own
     */
    Optional<Bundles.Piece> serving(String name, String storefront) {
        Optional<Route.Version> routed =
                routes.find(name, storefront).or(() -> routes.find(name, null)).map(Route::now);
        return all(name).stream()
                .max(Comparator.comparing((Bundles.Piece piece) -> routed.filter(
                                        now -> now.sha256().equals(piece.sha256()))
                                .isPresent())
                        .thenComparing(Bundles.Piece::active)
                        .thenComparing(Bundles.Piece::id));
    }
}
