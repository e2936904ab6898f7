package jp.noren.time.internal.domain;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads a list of holidays: a heading, then one line a day, the date first. The Cabinet Office writes {@code yyyy/m/d,name} in Shift_JIS, our own
 * list {@code yyyy-mm-dd,name,name}. All or nothing: a line that is not understood refuses the file.
 */
public final class HolidayFile {
    /** The encoding of the Cabinet Office's file. */
    public static final Charset SHIFT_JIS = Charset.forName("windows-31j");

    /** A list of a hundred years has less than a tenth of this. */
    public static final int MAX_BYTES = 1_000_000;

    private static final Pattern LINE = Pattern.compile("(\\d{4})[/-](\\d{1,2})[/-](\\d{1,2}),.*\\S.*");

    /** Both stand in the law since 1948, so a year without them was cut off. */
    private static final List<MonthDay> IN_EACH_YEAR = List.of(MonthDay.of(1, 1), MonthDay.of(11, 23));

    private HolidayFile() {}

    /** @throws IllegalArgumentException with the line and the reason in words */
    public static Holidays read(byte[] file, Charset encoding) {
        if (file.length > MAX_BYTES) {
            throw new IllegalArgumentException("longer than " + MAX_BYTES + " bytes");
        }
        List<String> lines = decode(file, encoding).lines().toList();
        Set<LocalDate> days = new LinkedHashSet<>();
        for (int i = 1; i < lines.size(); i++) {
            if (!days.add(day(i + 1, lines.get(i)))) {
                throw bad(i + 1, "the day stands there twice");
            }
        }
        requireWholeYears(days);
        return Holidays.of(days);
    }

    private static String decode(byte[] file, Charset encoding) {
        try {
            return encoding.newDecoder().decode(ByteBuffer.wrap(file)).toString();
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException("not a text in " + encoding, e);
        }
    }

    private static LocalDate day(int number, String line) {
        Matcher parts = LINE.matcher(line);
        if (!parts.matches()) {
            throw bad(number, "not of the form 2026/1/12,成人の日");
        }
        try {
            return LocalDate.of(
                    Integer.parseInt(parts.group(1)),
                    Integer.parseInt(parts.group(2)),
                    Integer.parseInt(parts.group(3)));
        } catch (DateTimeException e) {
            throw bad(number, e.getMessage());
        }
    }

    private static void requireWholeYears(Set<LocalDate> days) {
        if (days.isEmpty()) {
            throw new IllegalArgumentException("no holiday in it");
        }
        days.stream().mapToInt(LocalDate::getYear).distinct().forEach(year -> {
            for (MonthDay day : IN_EACH_YEAR) {
                if (!days.contains(day.atYear(year))) {
                    throw new IllegalArgumentException("the year " + year + " lacks " + day.atYear(year));
                }
            }
        });
    }

    private static IllegalArgumentException bad(int line, String why) {
        return new IllegalArgumentException("line " + line + ": " + why);
    }
}
