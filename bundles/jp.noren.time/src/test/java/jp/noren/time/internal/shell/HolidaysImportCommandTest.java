package jp.noren.time.internal.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import jp.noren.time.internal.app.BankCalendar;
import jp.noren.time.internal.domain.HolidayFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HolidaysImportCommandTest {
    @TempDir
    Path folder;

    private final HolidaysImportCommand command = new HolidaysImportCommand();

    @BeforeEach
    void openCalendar() {
        command.calendar = new BankCalendar(folder.resolve("kept.csv").toString());
    }

    private Object importing(String list) throws IOException {
        Path file = folder.resolve("list.csv");
        Files.write(file, list.getBytes(HolidayFile.SHIFT_JIS));
        command.file = file.toString();
        return command.execute();
    }

    @Test
    void takesTheListOverAndSaysWhatIsKnownNow() throws IOException {
        assertThat(importing("月日,名称\n2051/1/1,元日\n2051/11/23,勤労感謝の日\n"))
                .isEqualTo("Imported. Years known now: 2015 to 2051");
        assertThat(command.calendar.isBusinessDay(LocalDate.of(2051, 11, 24))).isTrue();
    }

    @Test
    void saysInOneLineWhyNothingWasImported() throws IOException {
        assertThat(importing("月日,名称\n2051/1/1,元日\nx\n"))
                .isEqualTo("Nothing imported: line 3: not of the form 2026/1/12,成人の日");
        command.file = folder.resolve("none.csv").toString();
        assertThat(command.execute()).isEqualTo("Nothing imported: there is no file " + command.file);
    }

    @Test
    void saysWhenThereIsNoPlaceToKeepIt() throws IOException {
        command.calendar = new BankCalendar("");
        assertThat((String) importing("月日,名称\n2051/1/1,元日\n2051/11/23,勤労感謝の日\n"))
                .startsWith("Nothing imported: no place to store it: set holidays.file");
    }
}
