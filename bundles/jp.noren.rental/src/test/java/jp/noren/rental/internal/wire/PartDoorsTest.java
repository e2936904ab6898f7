package jp.noren.rental.internal.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import jp.noren.billing.api.ChargeSource;
import jp.noren.kernel.gate.ClosedGateException;
import jp.noren.kernel.gate.Gate.RefusedAtGateException;
import jp.noren.kernel.gate.WaitingRoom;
import jp.noren.rental.internal.app.PartGates;
import jp.noren.rental.internal.app.PartNames;
import jp.noren.rental.spi.ContractPart;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Parts of contracts that come and go")
class PartDoorsTest {
    private final Set<String> known = new TreeSet<>();
    private final PartDoors doors = new PartDoors(names());

    private PartNames names() {
        return new PartNames() {
            @Override
            public Set<String> known(String kind) {
                return known;
            }

            @Override
            public void know(String kind, String name) {
                known.add(name);
            }
        };
    }

    @SuppressWarnings("unchecked")
    private static <T> T named(Class<T> type, String name) {
        return (T) Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (proxy, method, args) -> switch (method.getName()) {
                    case "name" -> name;
                    case "hashCode" -> System.identityHashCode(proxy);
                    case "equals" -> proxy == args[0];
                    default -> null;
                });
    }

    @Test
    @DisplayName(
            "one that is being replaced is still counted on: whoever asks it is sent to wait, nothing is done without it")
    void isExpectedBack() {
        ContractPart support = named(ContractPart.class, "support");
        doors.bindPart(support);
        assertThat(doors.parts()).containsExactly("support");
        doors.unbindPart(support);
        assertThat(doors.parts()).containsExactly("support");
        assertThatThrownBy(() -> doors.part("support", ContractPart::name)).isInstanceOf(ClosedGateException.class);
        doors.bindPart(named(ContractPart.class, "support"));
        assertThat(doors.<String>part("support", ContractPart::name)).isEqualTo("support");
    }

    @Test
    @DisplayName("after a restart one that was here before is expected; whoever was never here is not")
    void isExpectedAfterARestart() {
        known.add("support");
        PartDoors restarted = new PartDoors(names());
        assertThat(restarted.parts()).containsExactly("support");
        assertThatThrownBy(() -> restarted.part("support", ContractPart::name)).isInstanceOf(ClosedGateException.class);
        assertThat(restarted.parts()).doesNotContain("insurance");
    }

    @Test
    @DisplayName("one that does not come back is no longer expected")
    void isGoneAtLast() {
        AtomicLong nanos = new AtomicLong(-5);
        Doors<String> one = new Doors<>("part", Set.of("left-long-ago"), nanos::get);
        one.come("support", "it");
        nanos.addAndGet(Doors.EXPECTED.toNanos());
        assertThat(one.names()).containsExactly("support");
        one.leave("support", "it");
        assertThat(one.names()).containsExactly("support");
        nanos.addAndGet(Doors.EXPECTED.toNanos() - 1);
        assertThat(one.names()).containsExactly("support");
        nanos.addAndGet(1);
        assertThat(one.names()).isEmpty();
    }

    @Test
    @DisplayName("one that has been here for long is expected back already while it is still waited for")
    void isExpectedBackWhileItIsWaitedFor() throws Exception {
        AtomicLong nanos = new AtomicLong();
        Doors<String> one = new Doors<>("part", Set.of(), nanos::get);
        one.come("support", "it");
        nanos.addAndGet(2 * Doors.EXPECTED.toNanos());
        CompletableFuture<Void> stop;
        try (PartGates.Hold hold = one.hold(Set.of("support"))) {
            stop = CompletableFuture.runAsync(() -> one.leave("support", "it"));
            long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
            while (isOpen(one) && System.nanoTime() < deadline) {
                Thread.onSpinWait();
            }
            assertThat(stop).isNotDone();
            assertThat(one.names()).containsExactly("support");
        }
        stop.get(20, TimeUnit.SECONDS);
    }

    private static boolean isOpen(Doors<String> one) {
        return CompletableFuture.supplyAsync(() -> {
                    try {
                        return one.inside("support", part -> true);
                    } catch (ClosedGateException closed) {
                        return false;
                    }
                })
                .join();
    }

    @Test
    @DisplayName(
            "while something is filed neither its part nor who charges for it can go, and the filing meets the same ones to its end")
    void staysWhileItIsHeld() throws Exception {
        ContractPart support = named(ContractPart.class, "support");
        ChargeSource lines = named(ChargeSource.class, "support");
        doors.bindPart(support);
        doors.bindSource(lines);
        CompletableFuture<Void> stop;
        try (PartGates.Hold hold = doors.hold(Set.of("support", "insurance"))) {
            stop = CompletableFuture.runAsync(() -> {
                doors.unbindPart(support);
                doors.unbindSource(lines);
            });
            long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
            while (isOpenToOthers() && System.nanoTime() < deadline) {
                Thread.onSpinWait();
            }
            assertThat(isOpenToOthers()).isFalse();
            assertThat(stop).isNotDone();
            assertThat(doors.<ContractPart>part("support", part -> part)).isSameAs(support);
            assertThat(doors.<ChargeSource>source("support", source -> source)).isSameAs(lines);
        }
        stop.get(20, TimeUnit.SECONDS);
        assertThatThrownBy(() -> doors.hold(Set.of("support"))).isInstanceOf(ClosedGateException.class);
        doors.bindSource(lines);
        assertThatThrownBy(() -> doors.hold(Set.of("support"))).isInstanceOf(ClosedGateException.class);
        doors.hold(Set.of()).close();
    }

    @Test
    @DisplayName(
            "when rental itself goes, whoever waits at one of its doors is let go at once, to begin anew at the outermost")
    void letsTheWaitingGo() throws Exception {
        ContractPart support = named(ContractPart.class, "support");
        doors.bindPart(support);
        doors.unbindPart(support);
        ClosedGateException closed =
                catchThrowableOfType(ClosedGateException.class, () -> doors.part("support", ContractPart::name));
        WaitingRoom room = new WaitingRoom(Duration.ofSeconds(20), 1, 1);
        CompletableFuture<Void> waiting = CompletableFuture.runAsync(() -> {
            try {
                closed.gate().awaitOpen(room);
            } catch (RefusedAtGateException refused) {
                throw new IllegalStateException(refused);
            }
        });
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (closed.gate().waiting() == 0 && System.nanoTime() < deadline) {
            Thread.onSpinWait();
        }
        assertThat(waiting).isNotDone();
        doors.close();
        doors.unbindPart(support);
        waiting.get(10, TimeUnit.SECONDS);
    }

    private boolean isOpenToOthers() {
        return CompletableFuture.supplyAsync(() -> {
                    try {
                        return doors.<Boolean>part("support", part -> true);
                    } catch (ClosedGateException closed) {
                        return false;
                    }
                })
                .join();
    }
}
