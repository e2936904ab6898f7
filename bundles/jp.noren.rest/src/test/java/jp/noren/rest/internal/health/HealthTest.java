package jp.noren.rest.internal.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import jp.noren.kernel.health.Sign;
import jp.noren.kernel.health.Sign.Level;
import jp.noren.rest.internal.door.Doors.Traffic;
import jp.noren.rest.internal.probe.Probes.Missing;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HealthTest {
    private static final long GIBI = 1L << 30;

    @Test
    void littleRoomIsSaidBeforeThereIsNone() {
        assertThat(MachineHealth.disk(100 * GIBI).level()).isEqualTo(Level.OK);
        assertThat(MachineHealth.disk(GIBI).level()).isEqualTo(Level.WARN);
        assertThat(MachineHealth.disk(GIBI / 8).level()).isEqualTo(Level.FAILED);
    }

    @Test
    void aFullHeapNeedsALook() {
        assertThat(MachineHealth.heap(91, 100).level()).isEqualTo(Level.OK);
        assertThat(MachineHealth.heap(93, 100).level()).isEqualTo(Level.WARN);
    }

    @Test
    void theMachineTellsDiskHeapAndJava(@TempDir Path data) {
        assertThat(new MachineHealth(data.toFile()).signs())
                .extracting(Sign::name)
                .containsExactly("disk", "heap", "java");
    }

    @Test
    void aPortThatSomebodyOpensIsSeen() throws Exception {
        Number before = ports();

        try (ServerSocket opened = new ServerSocket(0)) {
            assertThat(ports().intValue()).isGreaterThan(before.intValue());
            assertThat(SocketHealth.sign(Set.of(8181, opened.getLocalPort())).level())
                    .isEqualTo(Level.WARN);
        }
        assertThat(SocketHealth.sign(Set.of(8181)).level()).isEqualTo(Level.OK);
    }

    private static Number ports() {
        return new SocketHealth().signs().get(0).figures().get("noren_listening_ports");
    }

    @Test
    void whatIsMissingIsNamed() {
        DoorHealth health = new DoorHealth(() -> List.of(new Missing("schema", "checkout")), List::of);

        assertThat(health.signs().get(0).level()).isEqualTo(Level.FAILED);
        assertThat(health.signs().get(0).words()).startsWith("missing: schema checkout");
    }

    @Test
    void aDoorWithoutServiceIsNamed() {
        DoorHealth health = new DoorHealth(
                List::of, () -> List.of(new Traffic("cart", false, 0, 7), new Traffic("orders", true, 3, 0)));

        Sign doors = health.signs().get(1);

        assertThat(doors.level()).isEqualTo(Level.WARN);
        assertThat(doors.words())
                .startsWith("1 paths are served, 3 requests run, 7 wait at a door; nobody serves cart:");
        assertThat(doors.figures()).containsEntry("noren_requests_waiting", 7);
    }
}
