package jp.noren.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SealTest {
    private static final String LATER_KEY = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=";

    @TempDir
    Path folder;

    @Test
    void opensWithItsKeyAndAtItsPlaceAlone() {
        Seal seal = new Seal(folder.resolve("a/mail.key"));
        String closed = seal.close("s3cr3t", "mail_1");

        assertThat(closed).doesNotContain("s3cr3t");
        assertThat(seal.close("s3cr3t", "mail_1")).isNotEqualTo(closed);
        assertThat(new Seal(folder.resolve("a/mail.key")).open(closed, "mail_1"))
                .isEqualTo("s3cr3t");
        assertThatThrownBy(() -> seal.open(closed, "mail_2")).isInstanceOf(Seal.NotOpenedException.class);
        assertThatThrownBy(() -> new Seal(folder.resolve("b/mail.key")).open(closed, "mail_1"))
                .isInstanceOf(Seal.NotOpenedException.class)
                .hasMessageContaining("b/mail.key");
    }

    @Test
    void theFileIsItsOwnersAloneAndItsLastKeySeals() throws Exception {
        Path file = folder.resolve("keys/mail.key");
        Seal seal = new Seal(file);
        seal.prepare();
        String closed = seal.close("s3cr3t", "mail_1");

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file.getParent())))
                .isEqualTo("rwx------");
        Files.writeString(file, Files.readString(file) + LATER_KEY + "\n");
        Seal later = new Seal(file);
        assertThat(later.open(closed, "mail_1")).as("by a key of before").isEqualTo("s3cr3t");
        assertThat(later.close("s3cr3t", "mail_1").split(":")[0]).isNotEqualTo(closed.split(":")[0]);
    }

    @Test
    void aDamagedFileIsNamedAndNotReplaced() throws Exception {
        Path file = folder.resolve("mail.key");
        Files.writeString(file, "no base 64!\n");

        assertThatThrownBy(new Seal(file)::prepare)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("mail.key");
        assertThat(file).hasContent("no base 64!");
    }
}
