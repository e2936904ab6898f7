package jp.noren.time.internal.shell;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import jp.noren.time.internal.app.BankCalendar;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** {@code time:holidays-import FILE}. */
@Service
@Command(
        scope = "time",
        name = "holidays-import",
        description =
                "Takes over the Cabinet Office's list of holidays (CSV, Shift_JIS) for the years that stand in it")
public final class HolidaysImportCommand implements Action {

    @Reference
    BankCalendar calendar;

    @Argument(name = "file", description = "The file syukujitsu.csv", required = true)
    String file;

    @Override
    public Object execute() throws IOException {
        try {
            return "Imported. Years known now: " + calendar.importHolidays(Files.readAllBytes(Path.of(file)));
        } catch (NoSuchFileException e) {
            return "Nothing imported: there is no file " + file;
        } catch (IllegalArgumentException | IllegalStateException e) {
            return "Nothing imported: " + e.getMessage();
        }
    }
}
