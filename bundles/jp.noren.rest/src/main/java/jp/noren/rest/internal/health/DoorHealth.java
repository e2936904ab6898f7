package jp.noren.rest.internal.health;

import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import jp.noren.kernel.health.HealthSource;
import jp.noren.kernel.health.Sign;
import jp.noren.rest.internal.door.Doors;
import jp.noren.rest.internal.probe.Probes.Missing;

/** Whether the node may get requests, and what goes on at its doors. */
public final class DoorHealth implements HealthSource {
    private final Supplier<List<Missing>> missing;
    private final Supplier<List<Doors.Traffic>> traffic;

    public DoorHealth(Supplier<List<Missing>> missing, Supplier<List<Doors.Traffic>> traffic) {
        this.missing = missing;
        this.traffic = traffic;
    }

    @Override
    public List<Sign> signs() {
        return List.of(ready(), doors());
    }

    private Sign ready() {
        List<Missing> lacks = missing.get();
        if (lacks.isEmpty()) {
            return Sign.ok("ready", "nothing is missing: a balancer may send requests", Map.of("noren_ready", 1));
        }
        String what = lacks.stream().map(one -> one.what() + " " + one.name()).collect(Collectors.joining(", "));
        return Sign.failed("ready", "missing: " + what + "; the log says why", Map.of("noren_ready", 0));
    }

    private Sign doors() {
        List<Doors.Traffic> doors = traffic.get();
        int running = doors.stream().mapToInt(Doors.Traffic::running).sum();
        int waiting = doors.stream().mapToInt(Doors.Traffic::waiting).sum();
        Map<String, Number> figures = Map.of("noren_requests_running", running, "noren_requests_waiting", waiting);
        List<String> closed = doors.stream()
                .filter(door -> !door.open())
                .map(Doors.Traffic::path)
                .sorted()
                .toList();
        String words = doors.size() - closed.size() + " paths are served, " + running + " requests run, " + waiting
                + " wait at a door";
        return closed.isEmpty()
                ? Sign.ok("doors", words, figures)
                : Sign.warn(
                        "doors",
                        words + "; nobody serves " + String.join(", ", closed)
                                + ": a swap is under way, or the bundle was stopped",
                        figures);
    }
}
