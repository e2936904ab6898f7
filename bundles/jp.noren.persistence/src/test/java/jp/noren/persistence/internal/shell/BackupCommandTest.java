package jp.noren.persistence.internal.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import jp.noren.persistence.internal.Fixture;
import jp.noren.testing.database.EmbeddedDatabase.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackupCommandTest {
    @TempDir
    private Path folder;

    private static BackupCommand command(Fixture fixture, String to) {
        BackupCommand command = new BackupCommand();
        command.sql = fixture.sql;
        command.folder = to;
        return command;
    }

    @Test
    void theCopyHoldsWhatWasWrittenBeforeIt() throws Exception {
        try (Fixture fixture = Fixture.withOwnTables(Kind.DERBY)) {
            fixture.sql.update("insert into persistence.lease (name, fence) values ('before', 0)");
            Path to = folder.resolve("night");

            Object said = command(fixture, to.toString()).execute();
            fixture.sql.update("insert into persistence.lease (name, fence) values ('after', 0)");

            assertThat(said.toString()).startsWith("Backed up into " + to);
            Path copy = onlyFolderIn(to);
            try (Connection restored = DriverManager.getConnection("jdbc:derby:" + copy);
                    ResultSet names = restored.createStatement().executeQuery("select name from persistence.lease")) {
                assertThat(names.next()).isTrue();
                assertThat(names.getString(1)).isEqualTo("before");
                assertThat(names.next()).isFalse();
            }
            assertThatThrownBy(() -> DriverManager.getConnection("jdbc:derby:" + copy + ";shutdown=true"))
                    .hasMessageContaining("shutdown");
        }
    }

    private static Path onlyFolderIn(Path to) throws java.io.IOException {
        try (var folders = java.nio.file.Files.list(to)) {
            return folders.findFirst().orElseThrow();
        }
    }

    @Test
    void aFolderThatIsThereIsNotWrittenInto() {
        try (Fixture fixture = Fixture.on(Kind.DERBY)) {
            assertThatThrownBy(() -> command(fixture, folder.toString()).execute())
                    .hasMessageContaining("not there yet");
            assertThatThrownBy(() -> command(fixture, "relative").execute()).hasMessageContaining("whole path");
        }
    }

    @Test
    void ofPostgresqlTheCommandSaysWhatToUse() {
        try (Fixture fixture = Fixture.on(Kind.POSTGRESQL)) {
            assertThatThrownBy(() ->
                            command(fixture, folder.resolve("x").toString()).execute())
                    .hasMessageContaining("pg_dump");
        }
    }
}
