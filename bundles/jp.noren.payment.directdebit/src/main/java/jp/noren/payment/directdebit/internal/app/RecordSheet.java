package jp.noren.payment.directdebit.internal.app;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import jp.noren.payment.spi.BankText;

/** One record of 120 bytes, filled field by field and written; then the next in the same place, so that a file of any length takes no room. */
final class RecordSheet {
    static final int LENGTH = 120;

    private final OutputStream out;
    private final byte[] separator;
    private final byte[] record = new byte[LENGTH];
    private int at;

    RecordSheet(OutputStream out, byte[] separator) {
        this.out = out;
        this.separator = separator;
    }

    /** Digits, or characters of the bank, of exactly that length. */
    RecordSheet text(String value, int length) {
        if (value.length() != length) {
            throw new IllegalArgumentException("a field of " + length + " bytes cannot hold " + value.length());
        }
        return put(value);
    }

    /** Digits to the right, with zeros before them. */
    RecordSheet number(long value, int length) {
        String digits = Long.toString(value);
        if (value < 0 || digits.length() > length) {
            throw new IllegalArgumentException("a field of " + length + " digits cannot hold " + value);
        }
        return put("0".repeat(length - digits.length())).put(digits);
    }

    /** A name to the left, with spaces behind it; what is too long is cut, never between a kana and its mark. */
    RecordSheet name(String name, int length) {
        String fit = BankText.fit(name, length);
        return put(fit).blank(length - fit.length());
    }

    RecordSheet blank(int length) {
        Arrays.fill(record, at, at + length, (byte) ' ');
        at += length;
        return this;
    }

    void end() throws IOException {
        if (at != LENGTH) {
            throw new IllegalStateException("a record of " + at + " bytes");
        }
        out.write(record);
        out.write(separator);
        at = 0;
    }

    private RecordSheet put(String value) {
        for (int i = 0; i < value.length(); i++) {
            record[at++] = BankCode.toByte(value.charAt(i));
        }
        return this;
    }
}
