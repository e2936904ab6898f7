package jp.noren.rental.internal.wire;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Function;
import java.util.function.LongSupplier;
import jp.noren.kernel.gate.Gate;
import jp.noren.kernel.gate.WaitingRoom;
import jp.noren.rental.internal.app.PartGates;

/** The services of one kind behind gates, by their names. */
final class Doors<T> {
    /** For how long one that has gone, or was known before this node started, is expected: longer than the outermost door waits. */
    static final Duration EXPECTED = Duration.ofSeconds(30);

    private static final Duration DRAIN = Duration.ofSeconds(30);
    private static final WaitingRoom NOBODY = new WaitingRoom(Duration.ZERO, 0, 0);

    /** @param closedAt of the ticker; when it was last open, or when it was made */
    private record Door<T>(Gate<T> gate, long closedAt) {}

    private final String kind;
    private final LongSupplier ticker;
    private final ConcurrentMap<String, Door<T>> doors = new ConcurrentHashMap<>();
    private final ThreadLocal<Map<String, T>> held = new ThreadLocal<>();
    private volatile boolean closed;

    /** @param known the names that are expected from the beginning; @param ticker nanoseconds from anywhere */
    Doors(String kind, Set<String> known, LongSupplier ticker) {
        this.kind = kind;
        this.ticker = ticker;
        known.forEach(this::door);
    }

    private Door<T> door(String name) {
        return doors.computeIfAbsent(
                name, key -> new Door<>(new Gate<>("rental." + kind + "." + key, NOBODY), ticker.getAsLong()));
    }

    /** A successor is let in before its predecessor is waited for. */
    void come(String name, T service) {
        door(name).gate().open(service);
    }

    /** Returns when nobody is asking it any more. It is expected back from the beginning of that wait, and from its end. */
    void leave(String name, T service) {
        if (closed) {
            return;
        }
        Gate<T> gate = door(name).gate();
        doors.put(name, new Door<>(gate, ticker.getAsLong()));
        gate.withdraw(service, DRAIN);
        doors.put(name, new Door<>(gate, ticker.getAsLong()));
    }

    /**
     * Rental itself goes, and nobody is inside any more. Nobody will come back to these doors: whoever waits at one of them is let go, so that he begins
     * anew at the outermost door and meets rental's successor.
     */
    void close() {
        closed = true;
        doors.values().forEach(door -> door.gate().open(null));
    }

    /** Those that are here or expected back. */
    Set<String> names() {
        Set<String> names = new TreeSet<>();
        long now = ticker.getAsLong();
        doors.forEach((name, door) -> {
            if (door.gate().isOpen() || now - door.closedAt() < EXPECTED.toNanos()) {
                names.add(name);
            }
        });
        return names;
    }

    /** Whoever holds one asks that one, even when it is already waited for. */
    <R> R inside(String name, Function<T, R> work) {
        Map<String, T> mine = held.get();
        if (mine != null && mine.containsKey(name)) {
            return work.apply(mine.get(name));
        }
        try (Gate<T>.Passage passage = door(name).gate().enterInner()) {
            return work.apply(passage.target());
        }
    }

    /** All of these names or none. */
    PartGates.Hold hold(Set<String> names) {
        if (held.get() != null) {
            throw new IllegalStateException("this thread holds some already");
        }
        List<Gate<T>.Passage> passages = new ArrayList<>();
        Map<String, T> mine = new HashMap<>();
        try {
            for (String name : names) {
                Gate<T>.Passage passage = door(name).gate().enterInner();
                passages.add(passage);
                mine.put(name, passage.target());
            }
        } catch (RuntimeException closed) {
            passages.forEach(Gate.Passage::close);
            throw closed;
        }
        held.set(mine);
        return () -> {
            held.remove();
            passages.forEach(Gate.Passage::close);
        };
    }
}
