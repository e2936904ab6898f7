package jp.noren.time.internal.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import jp.noren.time.internal.domain.HolidayFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HolidayImportTest {
    private static final LocalDate NEW_HOLIDAY = LocalDate.of(2027, 6, 10);
    private static final String HEADING = "国民の祝日・休日月日,国民の祝日・休日名称\r\n";
    private static final String GOOD = HEADING + "2027/1/1,元日\r\n2027/6/10,時の記念日\r\n2027/11/23,勤労感謝の日\r\n";

    @TempDir
    Path folder;

    private Path file() {
        return folder.resolve("holidays.csv");
    }

    private static byte[] shiftJis(String text) {
        return text.getBytes(HolidayFile.SHIFT_JIS);
    }

    @Test
    void replacesTheYearsOfTheListAndKeepsTheOthers() {
        BankCalendar calendar = new BankCalendar(file().toString());
        assertThat(calendar.isBusinessDay(NEW_HOLIDAY)).isTrue();

        assertThat(calendar.importHolidays(shiftJis(GOOD))).isEqualTo("2015 to 2050");

        assertThat(calendar.isBusinessDay(NEW_HOLIDAY)).isFalse();
        assertThat(calendar.isBusinessDay(LocalDate.of(2027, 5, 5)))
                .as("no holiday in the new list")
                .isTrue();
        assertThat(calendar.isBusinessDay(LocalDate.of(2028, 5, 5)))
                .as("not in the new list")
                .isFalse();
    }

    @Test
    void keepsTheImportedListOverARestart() {
        new BankCalendar(file().toString()).importHolidays(shiftJis(GOOD));

        assertThat(new BankCalendar(file().toString()).isBusinessDay(NEW_HOLIDAY))
                .isFalse();
        assertThat(folder).isDirectoryContaining(path -> path.equals(file()));
        assertThat(folder.toFile().list()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "heading only\r\n",
                HEADING + "2027/1/1,元日\r\n",
                HEADING + "2027/1/1,元日\r\n2027/2/30,なし\r\n2027/11/23,勤労感謝の日\r\n",
                HEADING + "2027/1/1,元日\r\n2027/1/1,元日\r\n2027/11/23,勤労感謝の日\r\n",
                HEADING + "2027/1/1,元日\r\n\r\n2027/11/23,勤労感謝の日\r\n",
                HEADING + "2027/1/1,\r\n2027/11/23,勤労感謝の日\r\n",
                HEADING + "R9/1/1,元日\r\n"
            })
    void changesNothingWhenALineIsNotUnderstood(String list) {
        BankCalendar calendar = new BankCalendar(file().toString());
        calendar.importHolidays(shiftJis(GOOD));

        assertThatThrownBy(() -> calendar.importHolidays(shiftJis(list))).isInstanceOf(IllegalArgumentException.class);

        assertThat(calendar.isBusinessDay(NEW_HOLIDAY)).isFalse();
        assertThat(file()).hasBinaryContent(shiftJis(GOOD));
    }

    @Test
    void namesTheBadLine() {
        BankCalendar calendar = new BankCalendar(file().toString());
        assertThatThrownBy(() -> calendar.importHolidays(shiftJis(GOOD + "2027/12/x,何\r\n")))
                .hasMessageStartingWith("line 5: ");
    }

    @Test
    void refusesOtherEncodingsAndHugeFiles() {
        BankCalendar calendar = new BankCalendar(file().toString());
        byte[] broken = shiftJis(GOOD);
        broken[broken.length - 3] = (byte) 0xFF;
        assertThatThrownBy(() -> calendar.importHolidays(broken)).hasMessageContaining("not a text");
        assertThatThrownBy(() -> calendar.importHolidays(new byte[HolidayFile.MAX_BYTES + 1]))
                .hasMessageContaining("longer than");
        assertThat(file()).doesNotExist();
    }

    @Test
    void needsAPlaceToKeepTheList() {
        assertThatThrownBy(() -> new BankCalendar(" ").importHolidays(shiftJis(GOOD)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("holidays.file");
    }

    @Test
    void doesNotStartOnABrokenImportedList() throws IOException {
        Files.write(file(), new byte[] {1, 2, 3});
        String path = file().toString();
        assertThatThrownBy(() -> new BankCalendar(path))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(path);
    }
}
