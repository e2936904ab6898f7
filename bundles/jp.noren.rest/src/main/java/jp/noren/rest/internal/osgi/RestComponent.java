package jp.noren.rest.internal.osgi;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import jp.noren.access.api.Authenticator;
import jp.noren.i18n.Messages;
import jp.noren.kernel.gate.Gate;
import jp.noren.kernel.gate.GateBook;
import jp.noren.kernel.gate.WaitingRoom;
import jp.noren.kernel.health.HealthSource;
import jp.noren.persistence.Sql;
import jp.noren.rest.WebRegistration;
import jp.noren.rest.internal.cxf.CxfPublisher;
import jp.noren.rest.internal.cxf.Throttle;
import jp.noren.rest.internal.door.Bearers;
import jp.noren.rest.internal.door.Departure;
import jp.noren.rest.internal.door.Door;
import jp.noren.rest.internal.door.Doors;
import jp.noren.rest.internal.door.HousePage;
import jp.noren.rest.internal.door.Reception;
import jp.noren.rest.internal.health.DoorHealth;
import jp.noren.rest.internal.limit.Limits;
import jp.noren.rest.internal.limit.Origin;
import jp.noren.rest.internal.metrics.MetricsPage;
import jp.noren.rest.internal.once.Once;
import jp.noren.rest.internal.once.OnceStore;
import jp.noren.rest.internal.openapi.DocsPage;
import jp.noren.rest.internal.openapi.ErrorCodes;
import jp.noren.rest.internal.openapi.OpenApiPage;
import jp.noren.rest.internal.probe.Probes;
import jp.noren.rest.internal.problem.Problems;
import org.apache.cxf.Bus;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.util.tracker.ServiceTracker;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts the interface together and opens it. What it needs of others it takes as it comes and goes, without letting go of the resources: a
 * bundle of texts or of logins that is replaced does not close the doors.
 */
@Component(service = GateBook.class, immediate = true, configurationPid = "jp.noren.rest")
@Designate(ocd = RestConfig.class)
public final class RestComponent implements GateBook {
    private static final Logger LOG = LoggerFactory.getLogger(RestComponent.class);
    private static final String GATE_OFF = "noren.gate.off";

    private final WaitingRoom room;
    private final Reception reception;
    private final Doors doors;
    private final CxfPublisher publisher;
    private final List<ServiceTracker<?, ?>> trackers;
    private final List<ServiceRegistration<?>> told;
    private final Limits limits;
    private final MetricsPage metrics;
    private volatile Origin origin;
    private final WebRegistration servlet;
    private volatile Duration drain;

    @Activate
    public RestComponent(BundleContext context, RestConfig config) {
        drain = Duration.ofSeconds(config.drain_seconds());
        room = new WaitingRoom(
                Duration.ofSeconds(config.waiting_seconds()), config.waiting_per_path(), config.waiting_in_all());
        Gate<Authenticator> authenticators = new Gate<>("access", room);
        ServiceTracker<Messages, Messages> messages = new ServiceTracker<>(context, Messages.class, null);
        ServiceTracker<OnceStore, OnceStore> stores = new ServiceTracker<>(context, OnceStore.class, null);
        ServiceTracker<Sql, Sql> sql = new ServiceTracker<>(context, Sql.class, null);
        Problems problems = new Problems(messages::getService);
        reception = new Reception(messages::getService, config.body_limit_bytes());
        Once once = new Once(stores::getService);
        startCxf();
        limits = new Limits(rates(config));
        origin = Origin.behind(config.proxies());
        Throttle throttle = new Throttle(limits, () -> origin);
        publisher = new CxfPublisher(problems, new Bearers(authenticators), once, reception::bodyLimit, throttle);
        boolean gated = isGated(context);
        doors = new Doors(publisher, room, drain, Duration.ofSeconds(config.memory_seconds()), gated);
        ServiceTracker<HealthSource, HealthSource> sources = new ServiceTracker<>(context, HealthSource.class, null);
        metrics = metrics(sources, config);
        BundleParts parts = new BundleParts(context);
        trackers = List.of(
                messages,
                stores,
                sql,
                sources,
                new GateTracker<>(context, Authenticator.class, authenticators, () -> gated ? drain : Duration.ZERO),
                new ResourceTracker(context, doors, parts));
        trackers.forEach(ServiceTracker::open);
        Readiness readiness =
                new Readiness(context, sql, () -> doors.descriptions().keySet(), reception.departure(), parts);
        told = List.of(
                context.registerService(Departure.class, reception.departure(), null),
                context.registerService(HealthSource.class, new DoorHealth(readiness, doors::traffic), null));
        Door door = new Door(reception, doors, problems, once, pages(messages, readiness));
        servlet = WebRegistration.open(context, door, "jp.noren.rest", "/api/*");
    }

    private MetricsPage metrics(ServiceTracker<HealthSource, HealthSource> sources, RestConfig config) {
        return new MetricsPage(
                reception.requests(),
                doors::traffic,
                () -> List.of(sources.getServices(new HealthSource[0])),
                config._metrics_token());
    }

    private static Limits.Rates rates(RestConfig config) {
        return new Limits.Rates(
                config.limit_anonymous(), config.limit_read(), config.limit_write(), config.limit_filing());
    }

    /** What the house answers itself. */
    private Map<String, HousePage> pages(ServiceTracker<Messages, Messages> messages, Readiness readiness) {
        Probes probes = new Probes();
        ErrorCodes codes = new ErrorCodes(messages::getService);
        return Map.of(
                "live",
                probes.live(),
                "ready",
                probes.ready(readiness),
                "metrics",
                metrics,
                "openapi.json",
                new OpenApiPage(doors::generation, doors::descriptions, codes),
                "docs",
                new DocsPage(codes));
    }

    /** The runtime's parts register themselves when its core starts; a bus that is made before that has none of them. */
    private static void startCxf() {
        try {
            FrameworkUtil.getBundle(Bus.class).start(Bundle.START_TRANSIENT);
        } catch (BundleException e) {
            throw new IllegalStateException("CXF cannot be started", e);
        }
    }

    private static boolean isGated(BundleContext context) {
        boolean off = Boolean.parseBoolean(context.getProperty(GATE_OFF));
        if (off) {
            LOG.warn("{} is set: calls will be lost when bundles are replaced. For measurements only", GATE_OFF);
        }
        return !off;
    }

    @Modified
    void modified(RestConfig config) {
        drain = Duration.ofSeconds(config.drain_seconds());
        room.resize(Duration.ofSeconds(config.waiting_seconds()), config.waiting_per_path(), config.waiting_in_all());
        reception.limitBodies(config.body_limit_bytes());
        limits.set(rates(config));
        origin = Origin.behind(config.proxies());
        metrics.admit(config._metrics_token());
        doors.bound(drain, Duration.ofSeconds(config.memory_seconds()));
    }

    @Override
    public List<Standing> gates() {
        return doors.traffic().stream()
                .map(door -> new Standing("rest." + door.path(), door.open(), door.running(), door.waiting()))
                .toList();
    }

    /** The doors close before anything behind them does: the calls inside end, newcomers are sent away. */
    @Deactivate
    void close() {
        told.forEach(ServiceRegistration::unregister);
        servlet.close();
        trackers.get(trackers.size() - 1).close();
        trackers.forEach(ServiceTracker::close);
        publisher.close();
    }
}
