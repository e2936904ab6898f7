package jp.noren.rest.internal.health;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import jp.noren.kernel.health.HealthSource;
import jp.noren.kernel.health.Sign;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** The ports that this process listens on, as the system knows them: one, that of HTTP. A second one was opened by some bundle. */
@Component(service = HealthSource.class)
public final class SocketHealth implements HealthSource {
    private static final int LOCAL = 1;
    private static final int STATE = 3;
    private static final int INODE = 9;
    private static final String LISTENS = "0A";

    private final Path process;

    @Activate
    public SocketHealth() {
        this(Path.of("/proc/self"));
    }

    SocketHealth(Path process) {
        this.process = process;
    }

    @Override
    public List<Sign> signs() {
        try {
            return List.of(sign(ports()));
        } catch (IOException e) {
            return List.of();
        }
    }

    static Sign sign(Set<Integer> ports) {
        Map<String, Number> figures = Map.of("noren_listening_ports", ports.size());
        return ports.size() <= 1
                ? Sign.ok("ports", "listens on " + ports + " and nowhere else", figures)
                : Sign.warn(
                        "ports",
                        "listens on " + ports
                                + ", of which one is HTTP: some bundle opened the others. Find it among the last"
                                + " that were installed, and take it out",
                        figures);
    }

    private Set<Integer> ports() throws IOException {
        Set<String> own = sockets();
        Set<Integer> ports = new TreeSet<>();
        for (String table : List.of("net/tcp", "net/tcp6")) {
            for (String row : rows(table)) {
                String[] cells = row.trim().split("\\s+");
                if (cells.length > INODE
                        && cells[STATE].equals(LISTENS)
                        && own.contains("socket:[" + cells[INODE] + "]")) {
                    ports.add(Integer.parseInt(cells[LOCAL].substring(cells[LOCAL].indexOf(':') + 1), 16));
                }
            }
        }
        return ports;
    }

    private List<String> rows(String table) throws IOException {
        Path file = process.resolve(table);
        return Files.exists(file) ? Files.readAllLines(file) : List.of();
    }

    private Set<String> sockets() throws IOException {
        List<Path> descriptors = new ArrayList<>();
        try (Stream<Path> files = Files.list(process.resolve("fd"))) {
            files.forEach(descriptors::add);
        }
        Set<String> targets = new HashSet<>();
        for (Path descriptor : descriptors) {
            targets.add(target(descriptor));
        }
        return targets;
    }

    private static String target(Path descriptor) {
        try {
            return Files.readSymbolicLink(descriptor).toString();
        } catch (IOException closedMeanwhile) {
            return "";
        }
    }
}
