package jp.noren.plugin.internal.app;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.noren.kernel.RefusedException;
import jp.noren.plugin.internal.domain.Operation;
import jp.noren.plugin.internal.domain.Route;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Puts another version of a provider beside the running one, tests it, lets it take over, and takes the old one away when its calls have ended. Nobody
 * waits. Until the moment of the switch everything can be taken back, and is when something goes wrong: the old one serves all the time.
 */
@Component(service = SwapProvider.class)
public final class SwapProvider {
    private final Settings settings;
    private final Bundles bundles;
    private final Pin pin;
    private final TidyUp tidyUp;

    @Activate
    public SwapProvider(
            @Reference Settings settings, @Reference Bundles bundles, @Reference Pin pin, @Reference TidyUp tidyUp) {
        this.settings = settings;
        this.bundles = bundles;
        this.pin = pin;
        this.tidyUp = tidyUp;
    }

    /** @return the operation, routed */
    Operation handle(Operation operation, Bundles.Piece running, Artefact coming) {
        byte[] content = bundles.content(running);
        Artefact before = new Artefact(running.facts(), running.sha256(), content, null);
        Route held = pin.hold(running, before, operation.requestedBy());
        pin.keep(coming, operation.requestedBy());
        boolean known = find(coming).isPresent();
        Operation routed;
        try {
            requireAlone(running);
            beside(coming);
            Operation tested = Operations.at(operation, Operation.Step.TESTED);
            pin.tables().operations().move(operation, tested);
            routed = pin.route(tested, held, coming);
        } catch (RuntimeException e) {
            // what cannot be taken away must not serve either: then the old one stays held
            if (find(coming).filter(piece -> !known).map(tidyUp::remove).orElse(true)) {
                pin.release(held);
            }
            throw e;
        }
        tidyUp.handle(running.name());
        return routed;
    }

    /** A provider that others are linked to would take them along. */
    private void requireAlone(Bundles.Piece running) {
        List<String> refreshed = bundles.refreshSet(running);
        if (refreshed.size() > 1) {
            throw new RefusedException(
                    RefusedException.Kind.CONFLICT,
                    "plugin.refreshes-others",
                    Map.of("plugin", running.name(), "detail", String.join(", ", refreshed)));
        }
    }

    private Optional<Bundles.Piece> find(Artefact artefact) {
        return bundles.all().stream()
                .filter(piece -> piece.name().equals(artefact.facts().name())
                        && piece.sha256().equals(artefact.sha256()))
                .findFirst();
    }

    private void beside(Artefact coming) {
        Bundles.Piece fresh = find(coming).orElseGet(() -> bundles.install(coming));
        bundles.resolve(fresh);
        bundles.start(fresh, settings.testTime());
        bundles.selfTest(fresh, true, settings.testTime());
    }

    /** What is routed already comes to this node, or is gone again. */
    void follow(Artefact coming) {
        try {
            beside(coming);
        } catch (RuntimeException e) {
            find(coming).ifPresent(tidyUp::remove);
            throw e;
        }
    }
}
