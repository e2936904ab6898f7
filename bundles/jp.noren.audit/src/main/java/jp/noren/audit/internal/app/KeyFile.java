package jp.noren.audit.internal.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The file of the keys: one a line in base 64, the last one is used; made at the first start, readable for its owner alone. */
final class KeyFile {
    private static final Logger LOG = LoggerFactory.getLogger(KeyFile.class);
    private static final Set<PosixFilePermission> OWNER_ONLY =
            EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);
    private static final Set<PosixFilePermission> OWNER_FOLDER = PosixFilePermissions.fromString("rwx------");
    private static final int KEY_BYTES = 32;

    private final Path file;

    KeyFile(Path file) {
        this.file = file;
    }

    boolean exists() {
        return Files.exists(file);
    }

    List<byte[]> read() {
        try {
            if (!Files.getPosixFilePermissions(file).equals(OWNER_ONLY)) {
                LOG.warn("The audit key file {} can be read by others than its owner; set it to 0600", file);
            }
            return Files.readAllLines(file, StandardCharsets.US_ASCII).stream()
                    .filter(line -> !line.isBlank())
                    .map(line -> Base64.getDecoder().decode(line.strip()))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("the audit key file cannot be read: " + file, e);
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException("the audit key file is damaged: " + file);
        }
    }

    /** Writes a first key. It stands in the file completely or not at all. */
    void create() {
        byte[] key = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(key);
        try {
            Files.createDirectories(file.getParent(), PosixFilePermissions.asFileAttribute(OWNER_FOLDER));
            Path draft = Files.createTempFile(
                    file.getParent(), "audit", ".tmp", PosixFilePermissions.asFileAttribute(OWNER_ONLY));
            Files.writeString(draft, Base64.getEncoder().encodeToString(key) + "\n", StandardCharsets.US_ASCII);
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
            LOG.info("Made the audit key file {}; back it up apart from the database", file);
        } catch (IOException e) {
            throw new UncheckedIOException("the audit key file cannot be written: " + file, e);
        }
    }
}
