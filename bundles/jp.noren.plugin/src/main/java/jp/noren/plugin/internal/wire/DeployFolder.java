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
import jp.noren.plugin.internal.app.DeployKar;
import jp.noren.plugin.internal.app.Settings;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * The folder {@code deploy/}: a jar or a kar that is laid there and has stopped growing is taken once; its outcome is written beside it. What is taken
 * away changes nothing.
 */
@Component(service = DeployFolder.class)
public final class DeployFolder {

    /** What a file looked like. */
    private record Look(long size, long modified) {}

    private final Settings settings;
    private final DeployJar jars;
    private final DeployKar kars;
    private final Map<Path, Look> seen = new HashMap<>();
    private final Map<Path, Look> taken = new HashMap<>();

    @Activate
    public DeployFolder(@Reference Settings settings, @Reference DeployJar jars, @Reference DeployKar kars) {
        this.settings = settings;
        this.jars = jars;
        this.kars = kars;
    }

    /** Takes each file that looks as it did the last time. */
    synchronized void look() {
        List<Path> files = settings.deploy()
                .filter(Files::isDirectory)
                .map(DeployFolder::files)
                .orElse(List.of());
        seen.keySet().retainAll(files);
        taken.keySet().retainAll(files);
        for (Path file : files) {
            Look now = look(file);
            boolean grows = !now.equals(seen.put(file, now));
            if (!grows && !now.equals(taken.get(file))) {
                taken.put(file, now);
                tell(file, isKar(file) ? kars.handle(file) : jars.handle(file));
            }
        }
    }

    private static boolean isKar(Path file) {
        return file.getFileName().toString().endsWith(".kar");
    }

    private static List<Path> files(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(
                            file -> isKar(file) || file.getFileName().toString().endsWith(".jar"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Look look(Path file) {
        try {
            return new Look(Files.size(file), Files.getLastModifiedTime(file).toMillis());
        } catch (IOException e) {
            return new Look(-1, -1);
        }
    }

    private static void tell(Path file, String outcome) {
        try {
            Files.writeString(Path.of(file + ".outcome"), outcome + System.lineSeparator());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
