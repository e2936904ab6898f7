package jp.noren.rest.internal.health;

import java.io.File;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryUsage;
import java.util.List;
import java.util.Map;
import jp.noren.kernel.health.HealthSource;
import jp.noren.kernel.health.Sign;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** The Java VM, and the room that is left where the node keeps its data. */
@Component(service = HealthSource.class)
public final class MachineHealth implements HealthSource {
    private static final long MEBI = 1024 * 1024;
    private static final long LITTLE_ROOM = 2048 * MEBI;
    private static final long NO_ROOM = 256 * MEBI;
    private static final int FULL_PERCENT = 92;

    private final File data;

    @Activate
    public MachineHealth(BundleContext context) {
        this(new File(context.getProperty("karaf.data")));
    }

    MachineHealth(File data) {
        this.data = data;
    }

    @Override
    public List<Sign> signs() {
        return List.of(disk(data.getUsableSpace()), heap(), threads());
    }

    /** @param free bytes */
    static Sign disk(long free) {
        Map<String, Number> figures = Map.of("noren_disk_free_bytes", free);
        String words = free / MEBI + " MiB are free where the node keeps its data";
        if (free < NO_ROOM) {
            return Sign.failed("disk", words + ": make room now, the embedded database stops when it is full", figures);
        }
        return free < LITTLE_ROOM
                ? Sign.warn("disk", words + ": make room; logs, backups and old versions are the usual takers", figures)
                : Sign.ok("disk", words, figures);
    }

    private static Sign heap() {
        MemoryUsage heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage();
        return heap(heap.getUsed(), heap.getMax());
    }

    static Sign heap(long used, long max) {
        Map<String, Number> figures = Map.of("noren_heap_used_bytes", used, "noren_heap_max_bytes", max);
        String words = used / MEBI + " of " + max / MEBI + " MiB of the heap are in use";
        return used * 100 / max < FULL_PERCENT
                ? Sign.ok("heap", words, figures)
                : Sign.warn("heap", words + ": when it stays so, raise -Xmx by NOREN_JAVA_OPTS", figures);
    }

    private static Sign threads() {
        int count = ManagementFactory.getThreadMXBean().getThreadCount();
        long up = ManagementFactory.getRuntimeMXBean().getUptime() / 1000;
        return Sign.ok(
                "java",
                Runtime.version().feature() + ", " + count + " threads, up " + up + " s",
                Map.of("noren_threads", count, "noren_uptime_seconds", up));
    }
}
