package jp.noren.sandbox.internal.bank;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A bank that writes what came into an account: Zengin 01 (notice of transfers received, form A) and 03 (statement). 200 bytes a record, CRLF after
 * each, dates in years of the Reiwa era. Its own numbers go on from file to file, so that equal transfers stay two.
 */
public final class Bank {
    /** Of the sandbox's bank; 9999 is a number that no bank has. */
    public static final String BANK = "9999";

    public static final String BRANCH = "001";
    public static final String ACCOUNT = "1234567";

    private static final String HOLDER = "ノレン(カ";
    private static final LocalDate REIWA = LocalDate.of(2019, 5, 1);
    private static final int TRANSFER = 11;
    private static final int OTHER_BANKS_CHEQUE = 12;
    private static final int CORRECTION = 19;

    private final AtomicInteger numbers;

    /** @param firstNumber of the bank's own numbers, 0 to 999,999 */
    public Bank(int firstNumber) {
        this.numbers = new AtomicInteger(firstNumber);
    }

    /**
     * One transfer.
     *
     * @param payer in kana, with the reference's digits before it if the payer wrote them
     * @param amount yen, 1 to 9,999,999,999
     * @param cancelled whether the bank takes it back
     * @param cheque whether it came as another bank's cheque
     */
    public record Line(String payer, long amount, LocalDate date, boolean cancelled, boolean cheque) {
        public Line {
            if (amount < 1 || amount > 9_999_999_999L) {
                throw new IllegalArgumentException("amount out of range: " + amount);
            }
            if (date.isBefore(REIWA)) {
                throw new IllegalArgumentException("before the era: " + date);
            }
        }
    }

    /** @throws IllegalArgumentException when the payer's name holds what banks cannot write */
    public static void check(Line line) {
        HalfWidth.field(line.payer(), 48);
    }

    /** A file of kind 01. */
    public byte[] notice(List<Line> lines, LocalDate today) {
        Sheet sheet = new Sheet();
        header(sheet, "01", lines, today);
        sheet.text("1", 1).text(ACCOUNT, 7).kana(HOLDER, 40).text("", 93).end();
        lines.forEach(line -> noticeLine(sheet, line));
        List<Line> good = lines.stream().filter(line -> !line.cancelled()).toList();
        List<Line> back = lines.stream().filter(Line::cancelled).toList();
        sheet.text("8", 1).number(good.size(), 6).number(sum(good), 12);
        sheet.number(back.size(), 6).number(sum(back), 12).text("", 163).end();
        sheet.text("9", 1).text("", 199).end();
        return sheet.bytes();
    }

    private void noticeLine(Sheet sheet, Line line) {
        sheet.text("2", 1).number(nextNumber(), 6).date(line.date()).date(line.date());
        sheet.number(line.amount(), 10)
                .number(line.cheque() ? line.amount() : 0, 10)
                .number(0, 10);
        sheet.kana(line.payer(), 48).kana("オタメシギンコウ", 15).kana("シブヤ", 15);
        sheet.text(line.cancelled() ? "1" : "0", 1).text("", 20).text("", 52).end();
    }

    /** A file of kind 03; the balance before is zero. */
    public byte[] statement(List<Line> lines, LocalDate today) {
        Sheet sheet = new Sheet();
        header(sheet, "03", lines, today);
        sheet.text("000", 3).text("1", 1).number(Long.parseLong(ACCOUNT), 10).kana(HOLDER, 40);
        sheet.text("1", 1).text("1", 1).number(0, 14).text("", 71).end();
        lines.forEach(line -> statementLine(sheet, line));
        List<Line> in = lines.stream().filter(line -> !line.cancelled()).toList();
        List<Line> out = lines.stream().filter(Line::cancelled).toList();
        long balance = sum(in) - sum(out);
        sheet.text("8", 1)
                .number(in.size(), 6)
                .number(sum(in), 13)
                .number(out.size(), 6)
                .number(sum(out), 13);
        sheet.text(balance < 0 ? "2" : "1", 1).number(Math.abs(balance), 14).number(lines.size(), 7);
        sheet.text("", 139).end();
        sheet.text("9", 1)
                .number(lines.size() + 3L, 10)
                .number(1, 5)
                .text("", 184)
                .end();
        return sheet.bytes();
    }

    private void statementLine(Sheet sheet, Line line) {
        int kind = line.cancelled() ? CORRECTION : line.cheque() ? OTHER_BANKS_CHEQUE : TRANSFER;
        sheet.text("2", 1).number(nextNumber(), 8).date(line.date()).date(line.date());
        sheet.text(line.cancelled() ? "2" : "1", 1).number(kind, 2).number(line.amount(), 12);
        sheet.number(line.cheque() ? line.amount() : 0, 12).text("000000", 6).text("000000", 6);
        sheet.text("0", 1).text("0000000", 7).text("000", 3).number(0, 10).kana(line.payer(), 48);
        sheet.kana("オタメシギンコウ", 15)
                .kana("シブヤ", 15)
                .text("", 20)
                .text("", 20)
                .text("", 1)
                .end();
    }

    private static void header(Sheet sheet, String kind, List<Line> lines, LocalDate today) {
        LocalDate first =
                lines.stream().map(Line::date).min(LocalDate::compareTo).orElse(today);
        LocalDate last =
                lines.stream().map(Line::date).max(LocalDate::compareTo).orElse(today);
        sheet.text("1", 1).text(kind, 2).text("0", 1).date(today).date(first).date(last);
        sheet.text(BANK, 4).kana("ノレンギンコウ", 15).text(BRANCH, 3).kana("ホンテン", 15);
    }

    private int nextNumber() {
        return numbers.updateAndGet(number -> number % 999_999 + 1);
    }

    private static long sum(List<Line> lines) {
        return lines.stream().mapToLong(Line::amount).sum();
    }

    /** Grows a file field by field; a record that is not 200 bytes long is a mistake of this class. */
    private static final class Sheet {
        private final ByteArrayOutputStream out = new ByteArrayOutputStream();
        private int start;

        Sheet text(String value, int length) {
            out.writeBytes((value + " ".repeat(length - value.length())).getBytes(StandardCharsets.US_ASCII));
            return this;
        }

        Sheet kana(String name, int length) {
            out.writeBytes(HalfWidth.field(name, length));
            return this;
        }

        Sheet number(long value, int length) {
            String digits = Long.toString(value);
            return text("0".repeat(length - digits.length()) + digits, length);
        }

        Sheet date(LocalDate day) {
            return number((day.getYear() - 2018L) * 10_000 + day.getMonthValue() * 100L + day.getDayOfMonth(), 6);
        }

        void end() {
            if (out.size() - start != 200) {
                throw new IllegalStateException("a record of " + (out.size() - start) + " bytes");
            }
            text("\r\n", 2);
            start = out.size();
        }

        byte[] bytes() {
            return out.toByteArray();
        }
    }
}
