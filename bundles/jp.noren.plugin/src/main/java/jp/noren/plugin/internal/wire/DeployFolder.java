package jp.noren.plugin.internal.wire;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import jp.noren.plugin.internal.app.DeployJar;
import jp.noren.plugin.internal.app.Settings;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * The folder {@code deploy/}: a jar that is laid there and has stopped growing is taken once; its outcome is written beside it. A jar that is taken away
 * changes nothing.
 */
@Component(service = DeployFolder.class)
public final class DeployFolder {

    /** What a file looked like. */
    private record Look(long size, long modified) {}

    private final Settings settings;
    private final DeployJar deploy;
    private final Map<Path, Look> seen = new HashMap<>();
    private final Map<Path, Look> taken = new HashMap<>();

    @Activate
    public DeployFolder(@Reference Settings settings, @Reference DeployJar deploy) {
        this.settings = settings;
        this.deploy = deploy;
    }

    /** Takes each jar that looks as it did the last time. */
    synchronized void look() {
        List<Path> jars = settings.deploy()
                .filter(Files::isDirectory)
                .map(DeployFolder::jars)
                .orElse(List.of());
        seen.keySet().retainAll(jars);
        taken.keySet().retainAll(jars);
        for (Path jar : jars) {
            Look now = look(jar);
            boolean grows = !now.equals(seen.put(jar, now));
            if (!grows && !now.equals(taken.get(jar))) {
                taken.put(jar, now);
                tell(jar, deploy.handle(jar));
            }
        }
    }

    private static List<Path> jars(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().endsWith(".jar"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Look look(Path jar) {
        try {
            return new Look(Files.size(jar), Files.getLastModifiedTime(jar).toMillis());
        } catch (IOException e) {
            return new Look(-1, -1);
        }
    }

    private static void tell(Path jar, String outcome) {
        try {
            Files.writeString(Path.of(jar + ".outcome"), outcome + System.lineSeparator());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
