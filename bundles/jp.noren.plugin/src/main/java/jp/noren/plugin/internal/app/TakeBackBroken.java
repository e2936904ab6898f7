package jp.noren.plugin.internal.app;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import jp.noren.access.api.Caller;
import jp.noren.kernel.RefusedException;
import jp.noren.plugin.internal.domain.Route;
import jp.noren.plugin.internal.domain.Verb;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A version that lacks a class shows it at some call only. While it is on probation it is taken back at the first such call; nobody is asked. */
@Component(service = TakeBackBroken.class)
public class TakeBackBroken {
    private static final Logger LOG = LoggerFactory.getLogger(TakeBackBroken.class);
    private static final long PAUSE_NANOS = Duration.ofMillis(100).toNanos();
    /** Callers wait at the door no longer than this takes. */
    private static final int TRIES = 200;

    private final Clock clock;
    private final Settings settings;
    private final RouteBook routes;
    private final RequestOperation request;
    private final Gates gates;

    @Activate
    public TakeBackBroken(
            @Reference Clock clock,
            @Reference Settings settings,
            @Reference RouteBook routes,
            @Reference RequestOperation request,
            @Reference Gates gates) {
        this.clock = clock;
        this.settings = settings;
        this.routes = routes;
        this.request = request;
        this.gates = gates;
    }

    /** @param version the one whose call ended so */
    public void handle(String bundle, String version, LinkageError error) {
        routes.all().stream()
                .filter(route -> route.bundle().equals(bundle) && isOnProbation(route, version))
                .forEach(route -> takeBack(route, error));
    }

    private boolean isOnProbation(Route route, String version) {
        return route.before() != null
                && route.now().version().equals(version)
                && clock.instant().isBefore(route.since().plus(settings.probation()));
    }

    private void takeBack(Route route, LinkageError error) {
        String version = route.now().version();
        // whoever comes meanwhile waits for the version of before, and does not run into the same fault
        if (!gates.shut(route.bundle(), version)) {
            return;
        }
        try {
            LOG.error("{} {} lacks a class and is taken back", route.bundle(), route.now(), error);
            for (int i = 0; i < TRIES && isStillOnProbation(route) && !isTaken(route); i++) {
                pause();
            }
        } finally {
            gates.letIn(route.bundle(), version);
        }
    }

    /** Somebody may have been quicker: going back twice would bring the broken version again. */
    private boolean isStillOnProbation(Route route) {
        return routes.find(route.bundle(), route.storefront())
                .filter(now -> isOnProbation(now, route.now().version()))
                .isPresent();
    }

    /** @return false as long as the operation that brought the version has not ended */
    private boolean isTaken(Route route) {
        try {
            request.handle(new RequestOperation.Command(
                    Caller.system("plugin"), Verb.ROLLBACK, route.bundle(), route.storefront(), null, null));
            return true;
        } catch (RefusedException e) {
            if (e.code().equals("plugin.busy")) {
                return false;
            }
            throw e;
        }
    }

    void pause() {
        LockSupport.parkNanos(PAUSE_NANOS);
    }
}
