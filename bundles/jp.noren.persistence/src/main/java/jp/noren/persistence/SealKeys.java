package jp.noren.persistence;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The file of the keys: one a line in base 64, the last one is used; made when it is first needed, readable for its owner alone. */
final class SealKeys {
    private static final Logger LOG = LoggerFactory.getLogger(SealKeys.class);
    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rw-------");
    private static final Set<PosixFilePermission> OWNER_FOLDER = PosixFilePermissions.fromString("rwx------");
    private static final int KEY_BYTES = 32;

    private final Path file;

    SealKeys(Path file) {
        this.file = file;
    }

    /** Made if nobody has one yet: it stands there completely or not at all, and of two who make it the first one's is used. */
    List<byte[]> read() {
        try {
            if (!Files.exists(file)) {
                create();
            }
            return Files.readAllLines(file, StandardCharsets.US_ASCII).stream()
                    .filter(line -> !line.isBlank())
                    .map(line -> Base64.getDecoder().decode(line.strip()))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("the key file cannot be used: " + file, e);
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException("the key file is damaged: " + file);
        }
    }

    private void create() throws IOException {
        byte[] key = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(key);
        Files.createDirectories(file.getParent(), PosixFilePermissions.asFileAttribute(OWNER_FOLDER));
        Path draft = Files.createTempFile(
                file.getParent(), "seal", ".tmp", PosixFilePermissions.asFileAttribute(OWNER_ONLY));
        try {
            Files.writeString(draft, Base64.getEncoder().encodeToString(key) + "\n", StandardCharsets.US_ASCII);
            Files.createLink(file, draft);
            LOG.info("Made the key file {}; back it up apart from the database, and bring it to the other nodes", file);
        } catch (FileAlreadyExistsException e) {
            LOG.debug("Somebody else was quicker", e);
        } finally {
            Files.delete(draft);
        }
    }
}
