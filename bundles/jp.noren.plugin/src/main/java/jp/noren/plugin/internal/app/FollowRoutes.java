package jp.noren.plugin.internal.app;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import jp.noren.plugin.internal.domain.Facts;
import jp.noren.plugin.internal.domain.Kind;
import jp.noren.plugin.internal.domain.Operation;
import jp.noren.plugin.internal.domain.Operation.State;
import jp.noren.plugin.internal.domain.Route;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings this node to where the routes are: after another node has swapped, and after this one died in the middle. It runs on the thread that runs the
 * operations, so one that it finds running on this node was left behind by a crash.
 */
@Component(service = FollowRoutes.class)
public final class FollowRoutes {
    private static final Logger LOG = LoggerFactory.getLogger(FollowRoutes.class);
    private static final Duration FORGOTTEN = Duration.ofSeconds(5);
    /** No operation takes as long: its node is gone. */
    private static final Duration GONE = Duration.ofMinutes(10);
    /** What could not be brought to this node is tried again, but not each second. */
    private static final Duration AGAIN = Duration.ofMinutes(1);

    private final Clock clock;
    private final Pin pin;
    private final Gates gates;
    private final CarryOut.Ways ways;
    private final Leftovers leftovers;
    private final Map<String, Instant> failed = new ConcurrentHashMap<>();

    /** What works on this node. */
    @Component(service = Leftovers.class)
    public record Leftovers(Settings settings, FindPieces find, TidyUp tidyUp, RunOperation run) {
        @Activate
        public Leftovers(
                @Reference Settings settings,
                @Reference FindPieces find,
                @Reference TidyUp tidyUp,
                @Reference RunOperation run) {
            this.settings = settings;
            this.find = find;
            this.tidyUp = tidyUp;
            this.run = run;
        }
    }

    @Activate
    public FollowRoutes(
            @Reference Clock clock,
            @Reference Pin pin,
            @Reference Gates gates,
            @Reference CarryOut.Ways ways,
            @Reference Leftovers leftovers) {
        this.clock = clock;
        this.pin = pin;
        this.gates = gates;
        this.ways = ways;
        this.leftovers = leftovers;
    }

    /** @param node this node's id */
    public void handle(String node) {
        pin.tables().operations().open().forEach(operation -> takeUp(operation, node));
        List<Route> routes = pin.tables().routes().all();
        List<Facts> strangers = gates.isSpeaking() ? List.of() : strangers(routes);
        strangers.forEach(stranger -> gates.shut(stranger.name(), stranger.version()));
        try {
            follow(routes.stream()
                    .map(route -> isHere(route) ? route : held(route))
                    .toList());
            follow(routes.stream()
                    .map(route -> bring(route) ? route : held(route))
                    .toList());
        } finally {
            // what could not be replaced serves rather than nobody
            strangers.forEach(stranger -> gates.letIn(stranger.name(), stranger.version()));
        }
        routes.stream().map(Route::bundle).distinct().forEach(leftovers.tidyUp()::handle);
    }

    /**
     * What runs on a node that has just started though something else is routed: it died in the middle of an update in place, perhaps before the new version
     * was tested. Nobody gets in until the routed one is back.
     */
    private List<Facts> strangers(List<Route> routes) {
        return routes.stream()
                .filter(route -> routes.stream()
                        .filter(one -> one.bundle().equals(route.bundle()))
                        .noneMatch(this::isHere))
                .flatMap(route -> leftovers.find().serving(route.bundle(), null).stream()
                        .map(Bundles.Piece::facts)
                        .filter(facts -> !facts.version().equals(route.now().version())))
                .distinct()
                .toList();
    }

    private void follow(List<Route> routes) {
        if (!gates.isSpeaking() || !routes.equals(gates.followed())) {
            gates.follow(routes);
        }
    }

    private boolean isHere(Route route) {
        return leftovers.find().all(route.bundle()).stream()
                .anyMatch(piece -> piece.sha256().equals(route.now().sha256()));
    }

    /** What serves a lane as long as the routed version is not on this node: what served it before, so that nothing untested does. */
    private Route held(Route route) {
        Optional<Route> earlier = gates.followed().stream()
                .filter(one ->
                        one.bundle().equals(route.bundle()) && Objects.equals(one.storefront(), route.storefront()))
                .findFirst();
        return earlier.or(() -> leftovers
                        .find()
                        .serving(route.bundle(), null)
                        .map(piece -> new Route(
                                route.bundle(),
                                route.storefront(),
                                route.gate(),
                                new Route.Version(piece.facts().version(), piece.sha256()),
                                null,
                                0,
                                route.since(),
                                route.by())))
                .orElse(route);
    }

    private void takeUp(Operation operation, String node) {
        boolean old = operation.requestedAt().plus(GONE).isBefore(clock.instant());
        if (operation.state() == State.RUNNING && (node.equals(operation.node()) || old)) {
            leftovers.run().end(operation, ended(operation));
        } else if (operation.state() == State.ACCEPTED
                && operation.requestedAt().plus(FORGOTTEN).isBefore(clock.instant())) {
            leftovers.run().handle(operation, node);
        }
    }

    /** Whether the decision fell before the node died is in the route: it was written in the same transaction. */
    private Operation ended(Operation operation) {
        Operation.Target target = operation.target();
        boolean routed = operation.step() == Operation.Step.ROUTED
                && pin.tables()
                        .routes()
                        .find(target.bundle(), target.storefront())
                        .filter(route -> route.now().sha256().equals(target.sha256()))
                        .isPresent();
        return routed
                ? Operations.succeeded(operation, clock.instant())
                : Operations.failed(
                        operation,
                        clock.instant(),
                        "plugin.interrupted",
                        operation.step().name());
    }

    /** @return whether the routed version is on this node */
    private boolean bring(Route route) {
        if (isHere(route)) {
            return true;
        }
        if (isFutile(route)) {
            return false;
        }
        Optional<Artefact> artefact = kept(route);
        boolean admitted = artefact.isPresent()
                && leftovers
                        .settings()
                        .admission()
                        .admits(route.now().sha256(), artefact.get().signature());
        if (!admitted) {
            LOG.error("{} {} is routed, but its jar is not here or not admitted", route.bundle(), route.now());
            failed.put(route.now().sha256(), clock.instant());
            return false;
        }
        return bring(artefact.get(), leftovers.find().serving(route.bundle(), null));
    }

    /** Nothing, too, where another jar lies than its hash says; the other bundles are followed all the same. */
    private Optional<Artefact> kept(Route route) {
        try {
            return pin.tables().artefacts().find(route.now().sha256());
        } catch (Artefacts.DamagedException e) {
            LOG.error("{} is not brought to this node", route.bundle(), e);
            return Optional.empty();
        }
    }

    private boolean bring(Artefact artefact, Optional<Bundles.Piece> there) {
        try {
            boolean beside = there.isEmpty() || sideBySide(there.get().facts(), artefact.facts());
            if (beside) {
                ways.swap().follow(artefact);
            } else {
                ways.update().follow(there.get(), artefact);
            }
            LOG.info("{} follows what is routed", artefact);
            return true;
        } catch (RuntimeException e) {
            LOG.error("{} is routed and cannot be brought to this node; in a while again", artefact, e);
            failed.put(artefact.sha256(), clock.instant());
            return false;
        }
    }

    private boolean isFutile(Route route) {
        Instant last = failed.get(route.now().sha256());
        return last != null && last.plus(AGAIN).isAfter(clock.instant());
    }

    private static boolean sideBySide(Facts there, Facts coming) {
        return there.kind() == Kind.PROVIDER
                && coming.kind() == Kind.PROVIDER
                && !there.version().equals(coming.version());
    }
}
