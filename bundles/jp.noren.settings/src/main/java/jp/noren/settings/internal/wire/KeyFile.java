package jp.noren.settings.internal.wire;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import jp.noren.settings.internal.app.KeySettings;
import jp.noren.settings.internal.app.MasterKeys;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.metatype.annotations.Designate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The master keys in a file that nobody but the server's user may read: by default {@code keys/settings.key} below the node's data, made at the first
 * start. One key a line; the last line without a mark is the current one.
 */
@Component(configurationPid = KeySettings.PID)
@Designate(ocd = KeySettings.class)
public final class KeyFile implements MasterKeys {
    private static final Logger LOG = LoggerFactory.getLogger(KeyFile.class);
    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rw-------");

    private final Path path;
    private List<KeyLine> lines = List.of();

    @Activate
    public KeyFile(KeySettings settings, BundleContext context) {
        this(path(settings.key_file(), context.getProperty("karaf.data")));
    }

    KeyFile(Path path) {
        this.path = path;
    }

    private static Path path(String configured, String data) {
        return configured.isBlank() ? Path.of(data, "keys", "settings.key") : Path.of(configured);
    }

    @Override
    public synchronized MasterKey current() {
        load();
        return used().reduce((one, later) -> later).orElseThrow().master();
    }

    private Stream<KeyLine> used() {
        return lines.stream().filter(line -> !line.isNext());
    }

    @Override
    public synchronized Optional<MasterKey> find(String id) {
        Optional<MasterKey> known = known(id);
        if (known.isPresent()) {
            return known;
        }
        load();
        return known(id);
    }

    private Optional<MasterKey> known(String id) {
        return lines.stream()
                .map(KeyLine::master)
                .filter(key -> key.id().equals(id))
                .findFirst();
    }

    @Override
    public synchronized MasterKey prepare() {
        load();
        Optional<KeyLine> prepared = lines.stream().filter(KeyLine::isNext).findFirst();
        KeyLine next = prepared.orElseGet(() -> KeyLine.fresh().next());
        if (prepared.isEmpty()) {
            replace(Stream.concat(lines.stream(), Stream.of(next)).toList());
        }
        return next.master();
    }

    @Override
    public synchronized MasterKey advance() {
        KeyLine next = new KeyLine(prepare(), false);
        List<KeyLine> all = new ArrayList<>(used().toList());
        all.add(next);
        replace(all);
        return next.master();
    }

    private void load() {
        try {
            if (!Files.exists(path)) {
                create();
            }
            requirePrivate();
            lines = Files.readAllLines(path).stream().flatMap(KeyLine::parse).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void requirePrivate() throws IOException {
        Set<PosixFilePermission> allowed = Files.getPosixFilePermissions(path);
        if (!OWNER_ONLY.containsAll(allowed)) {
            throw new IllegalStateException("The keys in " + path + " can be read by others ("
                    + PosixFilePermissions.toString(allowed) + "); it must be rw------- or less");
        }
    }

    /** Nodes that share the file may start together: the first one makes it. */
    private void create() throws IOException {
        Files.createDirectories(path.toAbsolutePath().getParent());
        Path mine = write(List.of(KeyLine.fresh()));
        try {
            Files.createLink(path, mine);
            LOG.info(
                    "The first master key was made: {}. Keep a copy of it apart from the backups of the database",
                    path);
        } catch (FileAlreadyExistsException e) {
            LOG.debug("Another node has made it", e);
        } finally {
            Files.delete(mine);
        }
    }

    private void replace(List<KeyLine> all) {
        try {
            Files.move(write(all), path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            lines = all;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path write(List<KeyLine> all) throws IOException {
        Path made = Files.createTempFile(
                path.toAbsolutePath().getParent(),
                "settings",
                ".new",
                PosixFilePermissions.asFileAttribute(OWNER_ONLY));
        return Files.write(
                made,
                Stream.concat(KeyLine.HEAD.lines(), all.stream().map(KeyLine::text))
                        .toList());
    }
}
