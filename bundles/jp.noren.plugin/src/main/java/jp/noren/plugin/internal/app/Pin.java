package jp.noren.plugin.internal.app;

import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import jp.noren.access.api.Caller;
import jp.noren.audit.api.AuditTrail;
import jp.noren.kernel.RefusedException;
import jp.noren.persistence.Transactions;
import jp.noren.plugin.internal.domain.Operation;
import jp.noren.plugin.internal.domain.Route;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Holds on to the version that serves while another one comes, and lets the other one take over. The decision is one transaction: the route, how far the
 * operation has come, and the record of the act.
 */
@Component(service = Pin.class)
public final class Pin {

    /** The tables. */
    @Component(service = Tables.class)
    public record Tables(RouteBook routes, OperationBook operations, Artefacts artefacts) {
        @Activate
        public Tables(
                @Reference RouteBook routes, @Reference OperationBook operations, @Reference Artefacts artefacts) {
            this.routes = routes;
            this.operations = operations;
            this.artefacts = artefacts;
        }
    }

    private final Clock clock;
    private final Transactions transactions;
    private final Tables tables;
    private final Gates gates;
    private final AuditTrail trail;

    @Activate
    public Pin(
            @Reference Clock clock,
            @Reference Transactions transactions,
            @Reference Tables tables,
            @Reference Gates gates,
            @Reference AuditTrail trail) {
        this.clock = clock;
        this.transactions = transactions;
        this.tables = tables;
        this.gates = gates;
        this.trail = trail;
    }

    Tables tables() {
        return tables;
    }

    /** The jar that a bundle runs from is kept: it is what one goes back to. */
    void keep(Artefact artefact, String by) {
        tables.artefacts().keep(artefact, by, clock.instant());
    }

    /** Nothing but this version serves from now on, until it is routed otherwise. */
    Route hold(Bundles.Piece piece, Artefact running, String by) {
        keep(running, by);
        Optional<Route> there = tables.routes().find(piece.name(), null);
        if (there.isEmpty()) {
            tables.routes()
                    .add(new Route(
                            piece.name(), null, piece.provider(), running.version(), null, 1, clock.instant(), by));
            publish();
        }
        return tables.routes().find(piece.name(), null).orElseThrow();
    }

    /** A route that was only held for an operation that came to nothing. */
    void release(Route held) {
        if (held.before() == null && held.fence() == 1) {
            tables.routes().remove(held);
            publish();
        }
    }

    /**
     * The new version takes over, on all nodes.
     *
     * @throws RefusedException CONFLICT {@code plugin.overtaken} when somebody changed the route meanwhile
     */
    Operation route(Operation operation, Route common, Artefact coming) {
        Operation routed = transactions.required(() -> {
            Operation next = Operations.at(operation, Operation.Step.ROUTED);
            if (!write(operation, common, coming) || !tables.operations().move(operation, next)) {
                throw new RefusedException(
                        RefusedException.Kind.CONFLICT, "plugin.overtaken", Map.of("plugin", common.bundle()));
            }
            record(operation, common, coming);
            return next;
        });
        publish();
        return routed;
    }

    private boolean write(Operation operation, Route common, Artefact coming) {
        String storefront = operation.target().storefront();
        String by = operation.requestedBy();
        if (storefront == null) {
            return tables.routes().move(common, common.to(coming.version(), clock.instant(), by));
        }
        Optional<Route> own = tables.routes().find(common.bundle(), storefront);
        return own.isPresent()
                ? tables.routes().move(own.get(), own.get().to(coming.version(), clock.instant(), by))
                : tables.routes()
                        .add(new Route(
                                common.bundle(),
                                storefront,
                                common.gate(),
                                coming.version(),
                                common.now(),
                                1,
                                clock.instant(),
                                by));
    }

    private void record(Operation operation, Route common, Artefact coming) {
        trail.record(
                Caller.system("plugin"),
                operation.target().storefront(),
                "plugin.routed",
                common.bundle(),
                Map.of(
                        "operation", operation.id(),
                        "from", common.now().version(),
                        "to", coming.facts().version(),
                        "sha256", coming.sha256()));
    }

    void publish() {
        gates.follow(tables.routes().all());
    }
}
