package jp.noren.rest.internal.door;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import jp.noren.kernel.gate.Gate;
import jp.noren.kernel.gate.WaitingRoom;

/** The door of one path: its gate, who serves behind it, and who stands by. */
final class PathDoor {

    /** One published resource of the path. */
    record Entry(Offer offer, Published published) {}

    private final Gate<Published> gate;
    private final List<Entry> entries = new ArrayList<>();
    private BooleanSupplier installed;
    private int bodyLimit;
    private long leftAt;

    PathDoor(String path, WaitingRoom room) {
        this.gate = new Gate<>(path, room);
    }

    Gate<Published> gate() {
        return gate;
    }

    /** The best one serves from now on. Calls inside another one go on there. */
    synchronized void add(Entry entry) {
        entries.add(entry);
        entries.sort(Comparator.comparing(one -> one.offer().rank()));
        serve(entries.get(0));
    }

    /** Keeps nothing of the resource but its limit, so that a bundle that has left can be unloaded. */
    private void serve(Entry best) {
        installed = best.offer().installed();
        bodyLimit = best.published().bodyLimit();
        gate.open(best.published());
    }

    /** Lets nobody in to this one any more, if somebody stands by: he serves from now on. */
    synchronized void leave(Entry entry) {
        entries.remove(entry);
        leftAt = System.nanoTime();
        if (!entries.isEmpty()) {
            serve(entries.get(0));
        }
    }

    /**
     * Closes the door, if nobody has taken over, and waits until the calls have left.
     *
     * @return false when calls were still inside at the end
     */
    boolean drain(Entry entry, Duration longest) {
        return gate.withdraw(entry.published(), longest);
    }

    /** Nobody serves, and nobody has come for as long. */
    synchronized boolean isDeserted(Duration since) {
        return entries.isEmpty() && System.nanoTime() - leftAt > since.toNanos();
    }

    synchronized boolean isForgettable(Duration since) {
        return isDeserted(since) && !installed.getAsBoolean();
    }

    /** What is known of who serves, or nothing when nobody does. */
    synchronized Optional<Description> description() {
        return entries.stream()
                .findFirst()
                .map(best -> new Description(
                        best.offer().description(), best.published().operations()));
    }

    synchronized int bodyLimit() {
        return bodyLimit;
    }
}
