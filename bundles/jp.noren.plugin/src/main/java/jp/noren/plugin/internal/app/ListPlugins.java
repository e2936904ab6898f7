package jp.noren.plugin.internal.app;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import jp.noren.kernel.RefusedException;
import jp.noren.kernel.gate.GateBook;
import jp.noren.plugin.internal.domain.Operation;
import jp.noren.plugin.internal.domain.Route;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Everything of the house that is installed on this node, and how it is. */
@Component(service = ListPlugins.class)
public final class ListPlugins {

    /**
     * One bundle.
     *
     * @param details its feature, who depends on it, its health
     * @param since since when it is there as it is
     * @param by who brought it; the node's own features when nobody did
     * @param gates the doors it stands behind
     * @param routes the lanes that it serves by decision
     */
    public record Plugin(
            Bundles.Piece piece,
            Bundles.Details details,
            Instant since,
            String by,
            List<GateBook.Standing> gates,
            List<Route> routes) {
        public boolean isHealthy() {
            return piece.active()
                    && details.lacking().isEmpty()
                    && gates.stream().allMatch(GateBook.Standing::open);
        }

        /** Calls that are inside it now. */
        public int running() {
            return gates.stream().mapToInt(GateBook.Standing::running).sum();
        }
    }

    private static final String FEATURES = "features";

    private final Bundles bundles;
    private final Gates gates;
    private final RouteBook routes;
    private final OperationBook operations;

    @Activate
    public ListPlugins(
            @Reference Bundles bundles,
            @Reference Gates gates,
            @Reference RouteBook routes,
            @Reference OperationBook operations) {
        this.bundles = bundles;
        this.gates = gates;
        this.routes = routes;
        this.operations = operations;
    }

    public List<Plugin> handle() {
        List<GateBook.Standing> doors = gates.standings();
        List<Route> routed = routes.all();
        return bundles.all().stream()
                .map(piece -> plugin(piece, doors, routed))
                .sorted(Comparator.comparing((Plugin plugin) -> plugin.piece().name())
                        .thenComparing(plugin -> plugin.piece().facts().version()))
                .toList();
    }

    /**
     * All versions of one bundle.
     *
     * @throws RefusedException NOT_FOUND when none is installed
     */
    public List<Plugin> handle(String name) {
        List<Plugin> found = handle().stream()
                .filter(plugin -> plugin.piece().name().equals(name))
                .toList();
        if (found.isEmpty()) {
            throw RefusedException.notFound();
        }
        return found;
    }

    private Plugin plugin(Bundles.Piece piece, List<GateBook.Standing> doors, List<Route> routed) {
        List<Route> own = routed.stream()
                .filter(route -> route.bundle().equals(piece.name())
                        && route.now().sha256().equals(piece.sha256()))
                .toList();
        Optional<Operation> last = operations.lastOf(piece.name()).filter(operation -> !operation
                .endedAt()
                .isBefore(piece.modified().minusSeconds(60)));
        Set<String> keys = keys(piece, own, routed);
        return new Plugin(
                piece,
                bundles.details(piece),
                piece.modified(),
                own.stream()
                        .findFirst()
                        .map(Route::by)
                        .or(() -> last.map(Operation::requestedBy))
                        .orElse(FEATURES),
                doors.stream().filter(door -> keys.contains(door.key())).toList(),
                own);
    }

    /** Of two versions side by side, each has the doors that are routed to it. */
    private static Set<String> keys(Bundles.Piece piece, List<Route> own, List<Route> routed) {
        Set<String> keys = new HashSet<>(piece.gates());
        boolean another = own.stream().noneMatch(Route::isCommon)
                && routed.stream()
                        .anyMatch(route -> route.isCommon() && route.bundle().equals(piece.name()));
        if (another) {
            keys.remove("payment." + piece.provider());
        }
        own.stream()
                .filter(route -> !route.isCommon())
                .forEach(route -> keys.add("payment." + route.gate() + "@" + route.storefront()));
        return keys;
    }
}
