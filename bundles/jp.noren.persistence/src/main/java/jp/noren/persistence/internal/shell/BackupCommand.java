package jp.noren.persistence.internal.shell;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import jp.noren.persistence.Sql;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** {@code noren:backup FOLDER}: a copy of the embedded database as it stands now, while customers are buying. */
@Service
@Command(
        scope = "noren",
        name = "backup",
        description = "Copies the embedded database into a new folder, while the node serves")
public final class BackupCommand implements Action {

    @Reference
    Sql sql;

    @Argument(index = 0, name = "folder", description = "A new folder, by its whole path", required = true)
    String folder;

    @Override
    public Object execute() throws IOException {
        if (sql.dialect() != Sql.Dialect.DERBY) {
            throw new IllegalStateException(
                    "this node keeps its data in PostgreSQL: back it up there, with pg_dump --format=custom");
        }
        Path to = Path.of(folder);
        if (!to.isAbsolute() || Files.exists(to)) {
            throw new IllegalArgumentException(folder + " must be the whole path of a folder that is not there yet");
        }
        sql.update("call syscs_util.syscs_backup_database(?)", folder);
        return "Backed up into " + folder + ", " + bytes(to) / 1024
                + " KiB. Back with: bin/noren stop; bin/noren restore " + folder;
    }

    private static long bytes(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .mapToLong(file -> file.toFile().length())
                    .sum();
        }
    }
}
