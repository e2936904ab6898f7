package jp.noren.payment.banktransfer.internal.app;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.chrono.JapaneseDate;
import java.time.chrono.JapaneseEra;
import jp.noren.payment.spi.Deposits.BadFileException;

/**
 * 200 bytes of a file of the Zengin form, seen where they lie: nothing is copied. Offsets are counted from 0 within the record.
 *
 * @param number of the record in the file, from 1
 */
record ZenginRecord(byte[] file, int start, int number) {
    static final int LENGTH = 200;

    char type() {
        return (char) (file[start] & 0xFF);
    }

    boolean isBlank(int offset, int length) throws BadFileException {
        return text(offset, length).isEmpty();
    }

    /** JIS X 0201, one byte a character: printable ASCII and half-width kana. */
    String text(int offset, int length) throws BadFileException {
        StringBuilder text = new StringBuilder(length);
        for (int i = offset; i < offset + length; i++) {
            int code = file[start + i] & 0xFF;
            if (code >= 0x20 && code <= 0x7E) {
                text.append((char) code);
            } else if (code >= 0xA1 && code <= 0xDF) {
                text.append((char) ('｡' + code - 0xA1));
            } else {
                throw bad(i, "bad-character");
            }
        }
        return text.toString().strip();
    }

    /** Digits, zero-filled; at most fourteen, so they fit. */
    long digits(int offset, int length) throws BadFileException {
        long value = 0;
        for (int i = offset; i < offset + length; i++) {
            int digit = file[start + i] - '0';
            if (digit < 0 || digit > 9) {
                throw bad(i, "bad-number");
            }
            value = value * 10 + digit;
        }
        return value;
    }

    /** YYMMDD in years of the Reiwa era, which began on 1 May 2019. */
    LocalDate date(int offset) throws BadFileException {
        int year = (int) digits(offset, 2);
        int month = (int) digits(offset + 2, 2);
        int day = (int) digits(offset + 4, 2);
        try {
            return LocalDate.from(JapaneseDate.of(JapaneseEra.REIWA, year, month, day));
        } catch (DateTimeException e) {
            throw bad(offset, "bad-date");
        }
    }

    BadFileException bad(int offset, String what) {
        return new BadFileException(number, offset, "payment.banktransfer." + what);
    }
}
