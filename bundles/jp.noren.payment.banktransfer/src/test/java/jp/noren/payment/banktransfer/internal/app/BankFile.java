package jp.noren.payment.banktransfer.internal.app;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.time.LocalDate;
import java.util.List;

/** Writes deposit files as a bank does. Independent of what reads them: fields are written one after another, never by offset. */
final class BankFile {

    enum Form {
        A,
        B,
        STATEMENT
    }

    /** @param kind of a statement's line: direction (1 in, 2 out) and class (11 transfer, 12 cheque, 19 correction) */
    record Row(
            long reference, LocalDate date, long amount, long cheques, String payer, boolean cancelled, String kind) {
        static Row of(long reference, LocalDate date, long amount, String payer) {
            return new Row(reference, date, amount, 0, payer, false, "111");
        }

        Row takenBack() {
            return new Row(reference, date, amount, cheques, payer, true, "219");
        }

        Row kind(String other) {
            return new Row(reference, date, amount, cheques, payer, cancelled, other);
        }

        Row cheques(long part) {
            return new Row(reference, date, amount, part, payer, cancelled, kind);
        }
    }

    private static final Charset SHIFT_JIS = Charset.forName("Shift_JIS");

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final Form form;
    private String separator = "\r\n";
    private String eof = "";
    private boolean cancelTotals = true;
    private boolean cancelledInTotal;

    BankFile(Form form) {
        this.form = form;
    }

    static byte[] of(Form form, List<Row> rows) {
        return new BankFile(form).write(rows);
    }

    BankFile separator(String newSeparator, String newEof) {
        separator = newSeparator;
        eof = newEof;
        return this;
    }

    BankFile withoutCancelTotals() {
        cancelTotals = false;
        return this;
    }

    BankFile countingCancelledInTotal() {
        cancelledInTotal = true;
        return this;
    }

    byte[] write(List<Row> rows) {
        return writeAccounts(List.of(rows));
    }

    byte[] writeAccounts(List<List<Row>> accounts) {
        int records = 1;
        for (int i = 0; i < accounts.size(); i++) {
            account(1234567 + i, accounts.get(i));
            records += accounts.get(i).size() + 2;
        }
        record(form == Form.STATEMENT ? "9" + n(10, records) + n(5, accounts.size()) : "9");
        out.writeBytes(eof.getBytes(SHIFT_JIS));
        return out.toByteArray();
    }

    private void account(int number, List<Row> rows) {
        header(number);
        rows.forEach(form == Form.STATEMENT ? this::statementRow : this::noticeRow);
        trailer(rows);
    }

    private void header(int number) {
        String begin = "1" + (form == Form.STATEMENT ? "03" : "01") + "0" + "081124".repeat(3);
        String bank = "9999" + c(15, "ﾃｽﾄｷﾞﾝｺｳ") + "001" + c(15, "ﾎﾝﾃﾝ");
        String name = c(40, "ﾉﾚﾝ(ﾄﾞ");
        record(
                form == Form.STATEMENT
                        ? begin + bank + "000" + "1" + n(10, number) + name + "1" + "1" + n(14, 0)
                        : begin + bank + "1" + n(7, number) + name);
    }

    private void noticeRow(Row row) {
        int width = form == Form.A ? 10 : 12;
        record("2" + n(6, row.reference) + era(row.date) + era(row.date) + n(width, row.amount) + n(width, row.cheques)
                + n(10, 0) + c(48, row.payer) + c(15, "ﾃｽﾄｷﾞﾝｺｳ") + c(15, "ｼﾌﾞﾔ") + (row.cancelled ? "1" : "0"));
    }

    private void statementRow(Row row) {
        record("2" + n(8, row.reference) + era(row.date) + era(row.date) + row.kind + n(12, row.amount)
                + n(12, row.cheques) + "000000" + "000000" + "0" + n(7, 0) + "000" + n(10, 0) + c(48, row.payer)
                + c(15, "ﾃｽﾄｷﾞﾝｺｳ") + c(15, "ｼﾌﾞﾔ"));
    }

    private void trailer(List<Row> rows) {
        if (form == Form.STATEMENT) {
            List<Row> in = rows.stream().filter(row -> row.kind.startsWith("1")).toList();
            List<Row> other =
                    rows.stream().filter(row -> !row.kind.startsWith("1")).toList();
            record("8" + n(6, in.size()) + n(13, sum(in)) + n(6, other.size()) + n(13, sum(other)) + "1" + n(14, 0)
                    + n(7, rows.size()));
            return;
        }
        List<Row> cancelled = rows.stream().filter(Row::cancelled).toList();
        List<Row> counted = cancelledInTotal
                ? rows
                : rows.stream().filter(row -> !row.cancelled).toList();
        String end = cancelTotals ? n(6, cancelled.size()) + n(12, sum(cancelled)) : "";
        record("8" + n(6, counted.size()) + n(12, sum(counted)) + end);
    }

    private static long sum(List<Row> rows) {
        return rows.stream().mapToLong(Row::amount).sum();
    }

    private void record(String text) {
        byte[] bytes = c(200, text).getBytes(SHIFT_JIS);
        if (bytes.length != 200) {
            throw new IllegalArgumentException(bytes.length + " bytes: " + text);
        }
        out.writeBytes(bytes);
        out.writeBytes(separator.getBytes(SHIFT_JIS));
    }

    private static String era(LocalDate date) {
        return "%02d%02d%02d".formatted(date.getYear() - 2018, date.getMonthValue(), date.getDayOfMonth());
    }

    private static String n(int width, long value) {
        return ("%0" + width + "d").formatted(value);
    }

    private static String c(int width, String text) {
        return ("%-" + width + "s").formatted(text);
    }
}
