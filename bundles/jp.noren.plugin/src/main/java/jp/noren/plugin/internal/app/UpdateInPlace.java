package jp.noren.plugin.internal.app;

import java.util.Map;
import jp.noren.kernel.RefusedException;
import jp.noren.persistence.SchemaChecks;
import jp.noren.plugin.internal.domain.Operation;
import jp.noren.plugin.internal.domain.Route;
import org.osgi.service.component.ComponentServiceObjects;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts another jar in a bundle's place. Callers wait at its gates until it is there. When it does not start, or its test fails, the jar of before is put
 * back while they still wait.
 */
@Component(service = UpdateInPlace.class)
public final class UpdateInPlace {
    private static final Logger LOG = LoggerFactory.getLogger(UpdateInPlace.class);

    private final Settings settings;
    private final Bundles bundles;
    private final Pin pin;
    /** Asked for when it is needed: it announces schemas while it is being made, and who waits for one of those may wait for this. */
    private final ComponentServiceObjects<SchemaChecks> checks;

    @Activate
    public UpdateInPlace(
            @Reference Settings settings,
            @Reference Bundles bundles,
            @Reference Pin pin,
            @Reference ComponentServiceObjects<SchemaChecks> checks) {
        this.settings = settings;
        this.bundles = bundles;
        this.pin = pin;
        this.checks = checks;
    }

    /** @return the operation, routed */
    Operation handle(Operation operation, Bundles.Piece running, Artefact coming) {
        requireReadable(coming);
        bundles.requireResolvable(coming);
        Artefact before = new Artefact(running.facts(), running.sha256(), bundles.content(running), null);
        Route held = pin.hold(running, before, operation.requestedBy());
        pin.keep(coming, operation.requestedBy());
        try {
            replace(running, coming);
            Operation tested = Operations.at(operation, Operation.Step.TESTED);
            pin.tables().operations().move(operation, tested);
            return pin.route(tested, held, coming);
        } catch (RuntimeException e) {
            putBack(running, before);
            pin.release(held);
            throw e;
        }
    }

    /** What is written down stays readable: a version from before a breaking step is refused before anything stops. */
    private void requireReadable(Artefact coming) {
        SchemaChecks asked = checks.getService();
        try {
            coming.facts().schemas().forEach((schema, step) -> asked.canRun(schema, step)
                    .orRefuse(RefusedException.Kind.CONFLICT));
        } finally {
            checks.ungetService(asked);
        }
    }

    private void replace(Bundles.Piece running, Artefact coming) {
        bundles.update(running, coming);
        bundles.selfTest(running, running.provider() != null, settings.testTime());
    }

    /** What is routed already comes to this node, or the jar of before stays. */
    void follow(Bundles.Piece running, Artefact coming) {
        bundles.requireResolvable(coming);
        Artefact before = new Artefact(running.facts(), running.sha256(), bundles.content(running), null);
        try {
            replace(running, coming);
        } catch (RuntimeException e) {
            putBack(running, before);
            throw e;
        }
    }

    private void putBack(Bundles.Piece running, Artefact before) {
        try {
            bundles.update(running, before);
        } catch (RuntimeException e) {
            LOG.error("{} could not be put back: it does not serve", before, e);
            throw new RefusedException(
                    RefusedException.Kind.UNAVAILABLE,
                    "plugin.not-put-back",
                    Map.of("plugin", running.name(), "detail", String.valueOf(e.getMessage())));
        }
    }
}
