package jp.noren.sandbox.internal.bank;

import java.nio.charset.Charset;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import jp.noren.sandbox.internal.bank.DebitForm.SentBackException;

/**
 * A request to collect as the bank took it, Zengin 91.
 *
 * @param collectOn the day in its header, the next there is
 */
record DebitFile(LocalDate collectOn, String header, List<String> rows, String end) {
    private static final Charset SINGLE_BYTE = Charset.forName("windows-31j");
    private static final int FURTHEST_DAYS = 100;

    /** @param today in Japan */
    static DebitFile check(byte[] file, LocalDate today) throws SentBackException {
        List<String> records = cut(new String(file, SINGLE_BYTE));
        for (int i = 0; i < records.size(); i++) {
            DebitForm.check(i + 1, records.get(i));
        }
        String order = records.stream().map(record -> record.substring(0, 1)).collect(Collectors.joining());
        if (!order.matches("12+89")) {
            throw new SentBackException(records.size(), 0, "order of the records: header, data, trailer, end");
        }
        DebitFile read = new DebitFile(
                day(records.get(0), today),
                records.get(0),
                records.subList(1, records.size() - 2),
                records.get(records.size() - 1));
        read.requireTotals(records.get(records.size() - 2));
        return read;
    }

    /** The same separator behind every record, and maybe the sign for the end of a file. */
    private static List<String> cut(String file) throws SentBackException {
        String text = file.endsWith("\u001A") ? file.substring(0, file.length() - 1) : file;
        String rest = text.length() > DebitForm.LENGTH ? text.substring(DebitForm.LENGTH) : "";
        String separator = rest.startsWith("\r\n") ? "\r\n" : rest.replaceAll("(?s)^([\r\n]?).*", "$1");
        int step = DebitForm.LENGTH + separator.length();
        List<String> records = new ArrayList<>();
        for (int at = 0; at < text.length(); at += step) {
            int number = records.size() + 1;
            if (at + step > text.length() || !text.startsWith(separator, at + DebitForm.LENGTH)) {
                throw new SentBackException(number, DebitForm.LENGTH, "length of the record, or separator");
            }
            records.add(text.substring(at, at + DebitForm.LENGTH));
        }
        if (records.isEmpty()) {
            throw new SentBackException(1, 0, "an empty file");
        }
        return records;
    }

    private static LocalDate day(String header, LocalDate today) throws SentBackException {
        try {
            MonthDay day =
                    MonthDay.of(Integer.parseInt(header.substring(54, 56)), Integer.parseInt(header.substring(56, 58)));
            LocalDate thisYear = day.atYear(today.getYear());
            LocalDate next = thisYear.isBefore(today) ? day.atYear(today.getYear() + 1) : thisYear;
            boolean open = next.getDayOfWeek() != DayOfWeek.SATURDAY && next.getDayOfWeek() != DayOfWeek.SUNDAY;
            boolean exists = next.getDayOfMonth() == day.getDayOfMonth();
            if (open && exists && !next.isAfter(today.plusDays(FURTHEST_DAYS))) {
                return next;
            }
        } catch (DateTimeException e) {
            // said below
        }
        throw new SentBackException(1, 54, "a day on which nothing is collected");
    }

    private void requireTotals(String trailer) throws SentBackException {
        int number = rows.size() + 2;
        if (Integer.parseInt(trailer.substring(1, 7)) != rows.size()) {
            throw new SentBackException(number, 1, "count");
        }
        if (Long.parseLong(trailer.substring(7, 19)) != sum(rows)) {
            throw new SentBackException(number, 7, "sum");
        }
    }

    static long amount(String row) {
        return Long.parseLong(row.substring(80, 90));
    }

    private static long sum(List<String> rows) {
        return rows.stream().mapToLong(DebitFile::amount).sum();
    }

    long total() {
        return sum(rows);
    }

    /** The request with a result in each row, and their sums; CRLF behind each record, as banks deliver. */
    byte[] answered() {
        List<String> records = new ArrayList<>(List.of(header));
        List<String> collected = new ArrayList<>();
        List<String> failed = new ArrayList<>();
        for (String row : rows) {
            char result = MagicDebits.result(row);
            records.add(row.substring(0, 111) + result + row.substring(112));
            (result == '0' ? collected : failed).add(row);
        }
        String totals = totals(rows) + totals(collected) + totals(failed);
        records.add("8" + totals + " ".repeat(DebitForm.LENGTH - 1 - totals.length()));
        records.add(end);
        return (String.join("\r\n", records) + "\r\n").getBytes(SINGLE_BYTE);
    }

    private static String totals(List<String> rows) {
        return "%06d%012d".formatted(rows.size(), sum(rows));
    }
}
