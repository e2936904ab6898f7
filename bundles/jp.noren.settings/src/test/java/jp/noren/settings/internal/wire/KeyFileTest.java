package jp.noren.settings.internal.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;
import jp.noren.settings.internal.app.MasterKeys.MasterKey;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyFileTest {
    @TempDir
    Path folder;

    private Path path() {
        return folder.resolve("keys/settings.key");
    }

    @Test
    @DisplayName(
            "the first key is made when it is asked for, for the owner's eyes alone, and is the same for every node that shares the file")
    void makesTheFirst() throws IOException {
        MasterKey key = new KeyFile(path()).current();
        assertThat(key.key().getEncoded()).hasSize(32);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path())))
                .isEqualTo("rw-------");
        assertThat(new KeyFile(path()).current().id()).isEqualTo(key.id());
        try (Stream<Path> files = Files.list(path().getParent())) {
            assertThat(files).containsExactly(path());
        }
    }

    @Test
    @DisplayName("a file that others can read is refused")
    void refusesOpenFiles() throws IOException {
        new KeyFile(path()).current();
        Files.setPosixFilePermissions(path(), PosixFilePermissions.fromString("rw-r-----"));
        assertThatThrownBy(() -> new KeyFile(path()).current()).hasMessageContaining("can be read by others");
    }

    @Test
    @DisplayName(
            "the next key is known to all nodes before it is used, and the old ones still open what they have sealed")
    void rotates() {
        KeyFile one = new KeyFile(path());
        KeyFile other = new KeyFile(path());
        MasterKey first = one.current();
        other.current();
        MasterKey next = one.prepare();
        assertThat(one.prepare().id()).isEqualTo(next.id());
        assertThat(one.current().id()).isEqualTo(first.id());
        assertThat(other.find(next.id())).isPresent();
        assertThat(one.advance().id()).isEqualTo(next.id());
        assertThat(one.current().id()).isEqualTo(next.id());
        assertThat(other.current().id()).isEqualTo(next.id());
        assertThat(other.find(first.id())).isPresent();
        assertThat(other.find("unknown")).isEmpty();
    }

    @Test
    @DisplayName("a key never shows in a text")
    void isSilent() {
        KeyFile file = new KeyFile(path());
        MasterKey key = file.current();
        assertThat(key.toString()).isEqualTo("MasterKey[" + key.id() + "]");
        assertThat(new KeyLine(key, false).toString()).isEqualTo("KeyLine[" + key.id() + "]");
    }
}
