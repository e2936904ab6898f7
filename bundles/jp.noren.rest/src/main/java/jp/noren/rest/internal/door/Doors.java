package jp.noren.rest.internal.door;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import jp.noren.kernel.gate.WaitingRoom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Publishes resources and takes them back, each path behind its gate. When two offer one path, the better one serves and the other stands
 * by; a resource is taken down only after its calls have left it.
 *
 * <p>A path whose last resource has left is remembered: for a minute its callers wait (a swap is under way), after that they get 503 at once
 * as long as the bundle is installed, and 404 when it has been uninstalled.
 */
public final class Doors {
    private static final Logger LOG = LoggerFactory.getLogger(Doors.class);

    /** What is published, for taking it back. */
    public static final class Handle {
        private final PathDoor.Entry entry;

        private Handle(PathDoor.Entry entry) {
            this.entry = entry;
        }
    }

    private final AtomicLong generation = new AtomicLong();
    private final Map<String, PathDoor> doors = new ConcurrentHashMap<>();
    private final Function<Offer, Published> publisher;
    private final WaitingRoom room;
    private volatile Duration memory;
    private final boolean gated;
    private volatile Duration drain;

    /**
     * @param memory how long callers wait for a successor of a path that was left
     * @param gated false lets calls be lost as they would be without gates: for benches that prove what gates are for
     */
    public Doors(
            Function<Offer, Published> publisher, WaitingRoom room, Duration drain, Duration memory, boolean gated) {
        this.publisher = publisher;
        this.room = room;
        this.drain = drain;
        this.memory = memory;
        this.gated = gated;
    }

    /** New bounds for what happens from now on. */
    public void bound(Duration longestDrain, Duration newMemory) {
        drain = longestDrain;
        memory = newMemory;
    }

    public Handle add(Offer offer) {
        PathDoor.Entry entry = new PathDoor.Entry(offer, publisher.apply(offer));
        doors.compute(offer.path(), (path, door) -> {
            PathDoor known = door == null ? new PathDoor(path, room) : door;
            known.add(entry);
            return known;
        });
        generation.incrementAndGet();
        LOG.info("/api/v1/{} is served, version {}", offer.path(), offer.rank().version());
        return new Handle(entry);
    }

    /** Returns when no call is inside the resource any more, or the longest wait is over. */
    public void remove(Handle handle) {
        String path = handle.entry.offer().path();
        PathDoor door = doors.get(path);
        door.leave(handle.entry);
        generation.incrementAndGet();
        boolean empty = door.drain(handle.entry, gated ? drain : Duration.ZERO);
        if (!empty && gated) {
            LOG.warn("/api/v1/{} leaves with calls inside: they did not end within {}", path, drain);
        }
        handle.entry.published().destroy();
        LOG.info(
                "/api/v1/{} has left, version {}",
                path,
                handle.entry.offer().rank().version());
    }

    /** The door of a path that is served or remembered. */
    Optional<PathDoor> find(String path) {
        PathDoor door = doors.get(path);
        if (door != null && door.isForgettable(memory)) {
            doors.computeIfPresent(path, (p, there) -> there.isForgettable(memory) ? null : there);
            return Optional.ofNullable(doors.get(path));
        }
        return Optional.ofNullable(door);
    }

    /** The paths that are served now, and what is known of each. */
    public Map<String, Description> descriptions() {
        Map<String, Description> served = new HashMap<>();
        doors.forEach((path, door) -> door.description().ifPresent(known -> served.put(path, known)));
        return served;
    }

    /** What goes on at one door. */
    public record Traffic(String path, boolean open, int running, int waiting) {}

    /** What goes on at every door now. */
    public List<Traffic> traffic() {
        List<Traffic> all = new ArrayList<>();
        doors.forEach((path, door) -> all.add(new Traffic(
                path, door.gate().isOpen(), door.gate().running(), door.gate().waiting())));
        return all;
    }

    /** Changes whenever a resource comes or goes. */
    public long generation() {
        return generation.get();
    }

    WaitingRoom room() {
        return room;
    }

    boolean gated() {
        return gated;
    }

    /** Whether nobody will come any more, as far as one can tell: waiting would help nobody. */
    boolean isDeserted(PathDoor door) {
        return !gated ? !door.gate().isOpen() : door.isDeserted(memory);
    }
}
