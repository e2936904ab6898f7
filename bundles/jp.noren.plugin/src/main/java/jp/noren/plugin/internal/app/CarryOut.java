package jp.noren.plugin.internal.app;

import java.util.Map;
import jp.noren.kernel.RefusedException;
import jp.noren.kernel.RefusedException.Kind;
import jp.noren.plugin.internal.domain.Operation;
import jp.noren.plugin.internal.domain.Rules;
import jp.noren.plugin.internal.domain.Verb;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Does what an operation says. What was decided when it was asked for is looked at again: time has passed. */
@Component(service = CarryOut.class)
public final class CarryOut {
    private final Settings settings;
    private final FindPieces find;
    private final Bundles bundles;
    private final Pin pin;
    private final Ways ways;

    /** How another version comes to serve. */
    @Component(service = Ways.class)
    public record Ways(SwapProvider swap, UpdateInPlace update) {
        @Activate
        public Ways(@Reference SwapProvider swap, @Reference UpdateInPlace update) {
            this.swap = swap;
            this.update = update;
        }
    }

    @Activate
    public CarryOut(
            @Reference Settings settings,
            @Reference FindPieces find,
            @Reference Bundles bundles,
            @Reference Pin pin,
            @Reference Ways ways) {
        this.settings = settings;
        this.find = find;
        this.bundles = bundles;
        this.pin = pin;
        this.ways = ways;
    }

    Operation handle(Operation operation) {
        return switch (operation.verb()) {
            case INSTALL -> install(operation);
            case START -> start(operation);
            case STOP -> stop(operation);
            case UPDATE -> update(operation);
            case SWAP -> ways.swap().handle(operation, serving(operation), admitted(operation));
            case ROLLBACK -> rollBack(operation);
            case RELEASE -> release(operation);
            case UNINSTALL -> uninstall(operation);
        };
    }

    private Bundles.Piece serving(Operation operation) {
        return find.serving(operation.target().bundle(), operation.target().storefront())
                .orElseThrow(RefusedException::notFound);
    }

    private Artefact admitted(Operation operation) {
        Artefact artefact =
                pin.tables().artefacts().find(operation.target().sha256()).orElseThrow();
        if (!settings.admission().admits(artefact.sha256(), artefact.signature())) {
            throw refused("plugin.not-admitted", operation, artefact.sha256());
        }
        return artefact;
    }

    private static RefusedException refused(String code, Operation operation, String detail) {
        return new RefusedException(
                Kind.CONFLICT, code, Map.of("plugin", operation.target().bundle(), "detail", detail));
    }

    private Operation install(Operation operation) {
        Artefact coming = admitted(operation);
        bundles.requireResolvable(coming);
        Bundles.Piece piece = bundles.install(coming);
        try {
            bundles.start(piece, settings.testTime());
            bundles.selfTest(piece, false, settings.testTime());
        } catch (RuntimeException e) {
            bundles.uninstall(piece);
            throw e;
        }
        pin.hold(serving(operation), coming, operation.requestedBy());
        return operation;
    }

    private Operation start(Operation operation) {
        bundles.start(serving(operation), settings.testTime());
        bundles.selfTest(serving(operation), false, settings.testTime());
        return operation;
    }

    private Operation stop(Operation operation) {
        bundles.stop(serving(operation));
        return operation;
    }

    private Operation update(Operation operation) {
        if (find.all(operation.target().bundle()).size() > 1) {
            throw refused("plugin.several-versions", operation, "");
        }
        return ways.update().handle(operation, serving(operation), admitted(operation));
    }

    private Operation rollBack(Operation operation) {
        Bundles.Piece running = serving(operation);
        Artefact before = admitted(operation);
        boolean beside = Rules.check(Verb.SWAP, running.facts(), before.facts()).isAllowed() && running.active();
        return beside
                ? ways.swap().handle(operation, running, before)
                : ways.update().handle(operation, running, before);
    }

    private Operation uninstall(Operation operation) {
        String name = operation.target().bundle();
        find.all(name).forEach(bundles::uninstall);
        return release(operation);
    }

    private Operation release(Operation operation) {
        pin.tables().routes().all().stream()
                .filter(route -> route.bundle().equals(operation.target().bundle()))
                .forEach(pin.tables().routes()::remove);
        pin.publish();
        return operation;
    }
}
