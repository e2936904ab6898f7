package jp.noren.payment.directdebit.internal.app;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import jp.noren.payment.spi.Deposits.BadFileException;

/** The file as a row of records of 120 bytes, one at a time in the same place: a file of any length takes no room. Offsets count from 0 in a record. */
final class Incoming {
    private static final int LENGTH = RecordSheet.LENGTH;
    private static final int END_OF_FILE = 0x1A;

    private final InputStream in;
    private final byte[] record = new byte[LENGTH];
    private int number;

    Incoming(InputStream in) {
        this.in = new BufferedInputStream(in);
    }

    /** Of the record in the file, from 1. */
    int number() {
        return number;
    }

    /** Goes on to the next record; they follow one another directly, or after CR, LF or both. */
    char next() throws IOException, BadFileException {
        number++;
        int read = in.readNBytes(record, 0, LENGTH);
        if (read < LENGTH) {
            throw bad(read, "bad-length");
        }
        skip('\r');
        skip('\n');
        for (int i = 0; i < LENGTH; i++) {
            if (BankCode.toChar(record[i]) == 0) {
                throw bad(i, "bad-character");
            }
        }
        return (char) record[0];
    }

    private void skip(int separator) throws IOException {
        in.mark(1);
        if (in.read() != separator) {
            in.reset();
        }
    }

    /** Many banks end a file with 0x1A. */
    void requireNothingBehind() throws IOException, BadFileException {
        skip(END_OF_FILE);
        skip('\r');
        skip('\n');
        if (in.read() >= 0) {
            number++;
            throw bad(0, "bad-end");
        }
    }

    String text(int offset, int length) {
        StringBuilder text = new StringBuilder(length);
        for (int i = offset; i < offset + length; i++) {
            text.append(BankCode.toChar(record[i]));
        }
        return text.toString();
    }

    /** At most twelve of them: they fit. */
    long digits(int offset, int length) throws BadFileException {
        long value = 0;
        for (int i = offset; i < offset + length; i++) {
            int digit = record[i] - '0';
            if (digit < 0 || digit > 9) {
                throw bad(i, "bad-number");
            }
            value = value * 10 + digit;
        }
        return value;
    }

    BadFileException bad(int offset, String what) {
        return new BadFileException(number, offset, "payment.directdebit." + what);
    }
}
