package jp.noren.rest.internal.metrics;

import java.io.IOException;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.function.Supplier;
import jp.noren.kernel.RefusedException;
import jp.noren.kernel.RefusedException.Kind;
import jp.noren.kernel.health.HealthSource;
import jp.noren.kernel.health.Sign;
import jp.noren.rest.internal.door.Call;
import jp.noren.rest.internal.door.Doors;
import jp.noren.rest.internal.door.HeldResponse;
import jp.noren.rest.internal.door.HousePage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The figures of this node for a monitor. For a reader on this machine that came through no balancer, or one with the configured token: the figures say how
 * much business there is.
 */
public final class MetricsPage implements HousePage {
    private static final Logger LOG = LoggerFactory.getLogger(MetricsPage.class);
    private static final String SCHEME = "Bearer ";

    private final Requests requests;
    private final Supplier<List<Doors.Traffic>> traffic;
    private final Supplier<List<HealthSource>> sources;
    private volatile String token;

    /** @param token empty: nobody from outside */
    public MetricsPage(
            Requests requests,
            Supplier<List<Doors.Traffic>> traffic,
            Supplier<List<HealthSource>> sources,
            String token) {
        this.requests = requests;
        this.traffic = traffic;
        this.sources = sources;
        this.token = token;
    }

    public void admit(String newToken) {
        token = newToken;
    }

    @Override
    public void answer(Call call, String rest, HeldResponse response) throws IOException {
        if (!rest.isEmpty()) {
            throw RefusedException.notFound();
        }
        if (!isFromHere(call) && !hasToken(call)) {
            throw new RefusedException(Kind.FORBIDDEN, "rest.forbidden");
        }
        response.write(200, Exposition.MEDIA_TYPE, text().getBytes(StandardCharsets.UTF_8));
    }

    /** Whoever comes through a balancer on this machine comes from elsewhere. */
    private static boolean isFromHere(Call call) throws IOException {
        boolean passedOn = call.header("X-Forwarded-For") != null || call.header("Forwarded") != null;
        return !passedOn && InetAddress.getByName(call.peer()).isLoopbackAddress();
    }

    private boolean hasToken(Call call) {
        String header = call.header("Authorization");
        String wanted = token;
        return !wanted.isEmpty()
                && header != null
                && MessageDigest.isEqual(
                        header.getBytes(StandardCharsets.UTF_8), (SCHEME + wanted).getBytes(StandardCharsets.UTF_8));
    }

    private String text() {
        Exposition text = new Exposition();
        requests.write(text);
        for (Doors.Traffic door : traffic.get()) {
            String labels = Exposition.labels("path", door.path());
            text.gauge("noren_gate_open", labels, door.open() ? 1 : 0);
            text.gauge("noren_gate_running", labels, door.running());
            text.gauge("noren_gate_waiting", labels, door.waiting());
        }
        sources.get().forEach(source -> write(source, text));
        machine(text);
        return text.toString();
    }

    /** One bundle that cannot tell hides nobody else's figures. */
    private static void write(HealthSource source, Exposition text) {
        try {
            for (Sign sign : source.signs()) {
                sign.figures().forEach((figure, value) -> {
                    if (!text.figure(figure, value)) {
                        LOG.warn(
                                "{} tells a figure that is none: {}",
                                source.getClass().getName(),
                                figure);
                    }
                });
            }
        } catch (RuntimeException | LinkageError e) {
            LOG.warn("{} cannot tell its figures: {}", source.getClass().getName(), e.toString());
        }
    }

    private static void machine(Exposition text) {
        text.gauge(
                "noren_classes", "", ManagementFactory.getClassLoadingMXBean().getLoadedClassCount());
        for (GarbageCollectorMXBean collector : ManagementFactory.getGarbageCollectorMXBeans()) {
            String labels = Exposition.labels("collector", collector.getName());
            text.counter("noren_gc_runs_total", labels, collector.getCollectionCount());
            text.counter("noren_gc_seconds_total", labels, collector.getCollectionTime() / 1000.0);
        }
    }
}
