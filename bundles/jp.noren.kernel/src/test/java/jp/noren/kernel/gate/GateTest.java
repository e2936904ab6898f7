package jp.noren.kernel.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import jp.noren.kernel.gate.Gate.RefusedAtGateException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The gate with real threads. Nothing here sleeps: each test waits for what must become true. */
@Timeout(60)
class GateTest {
    private static final Duration LONG = Duration.ofSeconds(30);
    private static final Duration SHORT = Duration.ofMillis(150);

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final WaitingRoom room = new WaitingRoom(LONG, 64, 128);
    private final Gate<String> gate = new Gate<>("key", room);

    @AfterEach
    void end() {
        threads.shutdownNow();
    }

    private static void until(String what, BooleanSupplier condition) {
        long end = System.nanoTime() + LONG.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("did not come: " + what);
            }
            Thread.yield();
        }
    }

    /** Enters, says whom it met, and leaves. */
    private String visit(Gate<String> door) throws RefusedAtGateException {
        try (Gate<String>.Passage passage = door.enter()) {
            return passage.target();
        }
    }

    private <T> Future<T> start(Callable<T> work) {
        return threads.submit(work);
    }

    @Test
    void openGateLetsThrough() throws Exception {
        gate.open("a");
        assertThat(visit(gate)).isEqualTo("a");
        assertThat(gate.running()).isZero();
        assertThat(gate.isOpen()).isTrue();
    }

    @Test
    @DisplayName("withdraw waits until the running calls have left")
    void drainWaitsForRunningCalls() throws Exception {
        gate.open("a");
        Gate<String>.Passage first = gate.enter();
        Gate<String>.Passage second = gate.enter();
        Future<Boolean> drained = start(() -> gate.withdraw("a", LONG));
        until("the door shut", () -> !gate.isOpen());
        first.close();
        assertThat(gate.running()).isEqualTo(1);
        assertThat(drained.isDone()).isFalse();
        second.close();
        assertThat(drained.get()).isTrue();
    }

    @Test
    @DisplayName("newcomers wait while the old one drains, and go to the successor")
    void newcomersGoToTheSuccessor() throws Exception {
        gate.open("old");
        Gate<String>.Passage running = gate.enter();
        Future<Boolean> drained = start(() -> gate.withdraw("old", LONG));
        until("the door shut", () -> !gate.isOpen());
        Future<String> newcomer = start(() -> visit(gate));
        until("the newcomer waiting", () -> gate.waiting() == 1);
        gate.open("new");
        assertThat(newcomer.get()).isEqualTo("new");
        assertThat(drained.isDone()).isFalse();
        running.close();
        assertThat(drained.get()).isTrue();
        assertThat(gate.isOpen()).isTrue();
    }

    @Test
    @DisplayName("side by side: the successor serves at once, calls inside the old one end there, nobody waits")
    void sideBySide() throws Exception {
        gate.open("old");
        Gate<String>.Passage running = gate.enter();
        gate.open("new");
        assertThat(visit(gate)).isEqualTo("new");
        assertThat(running.target()).isEqualTo("old");
        assertThat(gate.running()).isEqualTo(1);
        Future<Boolean> drained = start(() -> gate.withdraw("old", LONG));
        until("the withdrawal waiting", () -> gate.running() == 1 && !drained.isDone());
        assertThat(gate.isOpen()).isTrue();
        assertThat(visit(gate)).isEqualTo("new");
        running.close();
        assertThat(drained.get()).isTrue();
    }

    @Test
    @DisplayName("taking away one that does not serve leaves the door open")
    void withdrawOfAStandby() {
        gate.open("old");
        gate.open("new");
        assertThat(gate.withdraw("old", Duration.ZERO)).isTrue();
        assertThat(gate.isOpen()).isTrue();
        assertThat(gate.withdraw("nobody", Duration.ZERO)).isTrue();
    }

    @Test
    @DisplayName("a drain is bounded: false, and the late call may still leave")
    void drainIsBounded() throws Exception {
        gate.open("a");
        Gate<String>.Passage stuck = gate.enter();
        assertThat(gate.withdraw("a", SHORT)).isFalse();
        assertThat(gate.isOpen()).isFalse();
        stuck.close();
        gate.open("b");
        assertThat(visit(gate)).isEqualTo("b");
        assertThat(gate.running()).isZero();
    }

    @Test
    @DisplayName("leaving twice counts once")
    void leavingTwice() throws Exception {
        gate.open("a");
        Gate<String>.Passage first = gate.enter();
        Gate<String>.Passage second = gate.enter();
        first.close();
        first.close();
        assertThat(gate.running()).isEqualTo(1);
        assertThat(gate.withdraw("a", Duration.ZERO)).isFalse();
        second.close();
    }

    @Test
    @DisplayName("one that comes back while it drains serves again: the drain ends with false, and it is counted right")
    void comesBackWhileItDrains() throws Exception {
        gate.open("a");
        Gate<String>.Passage running = gate.enter();
        Future<Boolean> drained = start(() -> gate.withdraw("a", LONG));
        until("the door shut", () -> !gate.isOpen());
        gate.open("a");
        assertThat(drained.get()).isFalse();
        running.close();
        Gate<String>.Passage again = gate.enter();
        assertThat(gate.withdraw("a", Duration.ZERO)).isFalse();
        again.close();
    }

    @Test
    @DisplayName("nobody comes: CLOSED after the patience, and not before")
    void waitingIsBoundedInTime() {
        Gate<String> closed = new Gate<>("key", new WaitingRoom(SHORT, 64, 128));
        long began = System.nanoTime();
        assertThatThrownBy(closed::enter)
                .isInstanceOfSatisfying(RefusedAtGateException.class, e -> assertThat(e.refusal())
                        .isEqualTo(Gate.Refusal.CLOSED));
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isBetween(SHORT, LONG);
        assertThat(closed.waiting()).isZero();
    }

    @Test
    @DisplayName("300 waiters: 64 wait, 236 are refused at once, and the 64 are served when the successor comes")
    void threeHundredWaiters() throws Exception {
        List<Future<String>> callers = new ArrayList<>();
        IntStream.range(0, 300).forEach(i -> callers.add(start(() -> visit(gate))));
        until("236 refused", () -> callers.stream().filter(Future::isDone).count() == 236);
        assertThat(gate.waiting()).isEqualTo(64);
        assertThat(room.seated()).isEqualTo(64);
        gate.open("new");
        int served = 0;
        int crowded = 0;
        for (Future<String> caller : callers) {
            try {
                assertThat(caller.get()).isEqualTo("new");
                served++;
            } catch (ExecutionException e) {
                assertThat(((RefusedAtGateException) e.getCause()).refusal()).isEqualTo(Gate.Refusal.CROWDED);
                crowded++;
            }
        }
        assertThat(served).isEqualTo(64);
        assertThat(crowded).isEqualTo(236);
        assertThat(room.seated()).isZero();
    }

    @Test
    @DisplayName("three closed doors share the room: 128 wait in all, no door has more than 64")
    void roomIsSharedByDoors() {
        List<Gate<String>> doors = List.of(gate, new Gate<>("b", room), new Gate<>("c", room));
        List<Future<String>> callers = new ArrayList<>();
        doors.forEach(door -> IntStream.range(0, 100).forEach(i -> callers.add(start(() -> visit(door)))));
        until("172 refused", () -> callers.stream().filter(Future::isDone).count() == 172);
        assertThat(room.seated()).isEqualTo(128);
        assertThat(doors).allSatisfy(door -> assertThat(door.waiting()).isBetween(0, 64));
        assertThat(doors.stream().mapToInt(Gate::waiting).sum()).isEqualTo(128);
        doors.forEach(door -> door.open("new"));
        until("all answered", () -> callers.stream().allMatch(Future::isDone));
        assertThat(room.seated()).isZero();
    }

    @Test
    @DisplayName("a room that is made smaller holds for newcomers; who sits, stays")
    void roomCanBeResized() throws Exception {
        Future<String> early = start(() -> visit(gate));
        until("the first waiting", () -> gate.waiting() == 1);
        room.resize(SHORT, 1, 1);
        assertThatThrownBy(gate::enter)
                .isInstanceOfSatisfying(RefusedAtGateException.class, e -> assertThat(e.refusal())
                        .isEqualTo(Gate.Refusal.CROWDED));
        gate.open("new");
        assertThat(early.get()).isEqualTo("new");
    }

    @Test
    @DisplayName("an inner gate never waits: ClosedGateException at once, naming the gate")
    void innerGateDoesNotWait() {
        assertThatThrownBy(gate::enterInner).isInstanceOfSatisfying(ClosedGateException.class, e -> assertThat(e.gate())
                .isSameAs(gate));
        assertThat(gate.waiting()).isZero();
    }

    @Test
    @DisplayName(
            "nested gates, swapped against each other: the outermost waits outside, no call is lost, nobody is stuck")
    void nestedGatesDoNotWaitForEachOther() throws Exception {
        Gate<String> outer = new Gate<>("outer", room);
        List<String> outers = versions("o");
        List<String> inners = versions("i");
        outer.open(outers.get(0));
        gate.open(inners.get(0));
        AtomicBoolean stop = new AtomicBoolean();
        AtomicInteger done = new AtomicInteger();
        List<Future<Integer>> callers = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            callers.add(start(() -> {
                int calls = 0;
                while (!stop.get()) {
                    nested(outer, gate);
                    calls++;
                    done.incrementAndGet();
                }
                return calls;
            }));
        }
        for (int version = 1; version <= 40; version++) {
            int goal = done.get() + 20;
            until("20 more calls", () -> done.get() >= goal);
            Future<Boolean> inner = start(swap(gate, inners.get(version - 1), inners.get(version)));
            assertThat(swap(outer, outers.get(version - 1), outers.get(version)).call())
                    .isTrue();
            assertThat(inner.get()).isTrue();
        }
        stop.set(true);
        for (Future<Integer> caller : callers) {
            assertThat(caller.get()).isPositive();
        }
        assertThat(outer.running() + gate.running() + room.seated()).isZero();
    }

    /** Targets are told apart by identity, so each has one object. */
    private static List<String> versions(String name) {
        return IntStream.rangeClosed(0, 80).mapToObj(i -> name + i).toList();
    }

    private static Callable<Boolean> swap(Gate<String> door, String old, String successor) {
        return () -> {
            boolean drained = door.withdraw(old, LONG);
            door.open(successor);
            return drained;
        };
    }

    /** What the door of the house does with a call. */
    private void nested(Gate<String> outer, Gate<String> inner) throws RefusedAtGateException {
        while (true) {
            try (Gate<String>.Passage outside = outer.enter();
                    Gate<String>.Passage inside = inner.enterInner()) {
                assertThat(outside.target()).startsWith("o");
                assertThat(inside.target()).startsWith("i");
                return;
            } catch (ClosedGateException e) {
                e.gate().awaitOpen(room);
            }
        }
    }

    @Test
    @DisplayName("awaitOpen holds nothing afterwards, and counts in the room of the outermost door")
    void awaitOpenHoldsNothing() throws Exception {
        WaitingRoom outermost = new WaitingRoom(LONG, 1, 1);
        Future<?> waiting = start(() -> {
            gate.awaitOpen(outermost);
            return null;
        });
        until("one waiting", () -> outermost.seated() == 1);
        assertThat(room.seated()).isZero();
        assertThatThrownBy(() -> gate.awaitOpen(outermost)).isInstanceOf(RefusedAtGateException.class);
        gate.open("a");
        waiting.get();
        assertThat(gate.running()).isZero();
        gate.awaitOpen(outermost);
        assertThat(gate.withdraw("a", Duration.ZERO)).isTrue();
    }

    @Test
    @DisplayName("one who is interrupted at the door goes away, and stays interrupted")
    void interruptedAtTheDoor() throws Exception {
        AtomicReference<Gate.Refusal> refusal = new AtomicReference<>();
        AtomicBoolean interrupted = new AtomicBoolean();
        Thread caller = new Thread(() -> {
            try {
                gate.enter();
            } catch (RefusedAtGateException e) {
                refusal.set(e.refusal());
                interrupted.set(Thread.currentThread().isInterrupted());
            }
        });
        caller.start();
        until("waiting", () -> gate.waiting() == 1);
        caller.interrupt();
        caller.join();
        assertThat(refusal).hasValue(Gate.Refusal.CLOSED);
        assertThat(interrupted).isTrue();
        assertThat(gate.waiting() + room.seated()).isZero();
    }

    @Test
    @DisplayName("a drain that is interrupted says false, leaves the door shut and forgets the target")
    void interruptedDrain() throws Exception {
        gate.open("a");
        Gate<String>.Passage running = gate.enter();
        AtomicReference<Boolean> drained = new AtomicReference<>();
        Thread stopper = new Thread(() -> drained.set(gate.withdraw("a", LONG)));
        stopper.start();
        until("the door shut", () -> !gate.isOpen());
        stopper.interrupt();
        stopper.join();
        assertThat(drained).hasValue(false);
        assertThat(gate.isOpen()).isFalse();
        assertThat(gate.running()).isZero();
        running.close();
        gate.open("b");
        assertThat(visit(gate)).isEqualTo("b");
    }

    @Test
    @DisplayName("8 callers, 80 swaps in place: every call meets one that is there, none is lost")
    void swapsUnderLoad() throws Exception {
        List<String> versions = versions("v");
        AtomicReference<String> there = new AtomicReference<>(versions.get(0));
        AtomicInteger done = new AtomicInteger();
        AtomicBoolean stop = new AtomicBoolean();
        gate.open(versions.get(0));
        CountDownLatch started = new CountDownLatch(8);
        List<Future<Integer>> callers = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            callers.add(start(() -> {
                started.countDown();
                int wrong = 0;
                while (!stop.get()) {
                    try (Gate<String>.Passage passage = gate.enter()) {
                        wrong += passage.target() == there.get() ? 0 : 1;
                    }
                    done.incrementAndGet();
                }
                return wrong;
            }));
        }
        started.await();
        for (String version : versions.subList(1, versions.size())) {
            int goal = done.get() + 20;
            until("20 more calls", () -> done.get() >= goal);
            assertThat(gate.withdraw(there.get(), LONG)).isTrue();
            there.set(version);
            gate.open(version);
        }
        stop.set(true);
        for (Future<Integer> caller : callers) {
            assertThat(caller.get()).isZero();
        }
    }
}
