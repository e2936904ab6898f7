package jp.noren.payment.banktransfer.internal.app;

import static jp.noren.payment.banktransfer.internal.app.DepositFormat.Effect.BY_CHEQUE;
import static jp.noren.payment.banktransfer.internal.app.DepositFormat.Effect.OTHER;
import static jp.noren.payment.banktransfer.internal.app.DepositFormat.Effect.TAKEN_BACK;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import jp.noren.kernel.Yen;
import jp.noren.payment.banktransfer.internal.domain.Sha256;
import jp.noren.payment.spi.Deposits;
import jp.noren.payment.spi.Deposits.BadFileException;

/** Reads a bank's file from its first record to its last: header, data, trailer for each account, then the end. All or nothing. */
final class DepositFileReader {
    /** Line keys of deposits that came as a cheque begin with it. */
    static final String CHEQUE_MARK = "cheque-";

    private final byte[] file;
    private final DepositFormat format;
    private final List<Deposits.Deposit> deposits = new ArrayList<>();
    private final Set<String> accounts = new LinkedHashSet<>();
    private final Map<String, Integer> seen = new HashMap<>();
    private int position;
    private int number;

    private DepositFileReader(byte[] file, DepositFormat format) {
        this.file = file;
        this.format = format;
    }

    static Deposits.File read(byte[] file) throws BadFileException {
        ZenginRecord header = new DepositFileReader(file, null).next();
        String kind = header.text(0, 3);
        if (kind.equals("103")) {
            return new DepositFileReader(file, new AccountStatement()).read();
        }
        if (!kind.equals("101")) {
            throw header.bad(0, "bad-header");
        }
        try {
            return new DepositFileReader(file, DepositNotice.A).read();
        } catch (BadFileException a) {
            if (a.code().endsWith("bad-total") || a.code().endsWith("bad-amount")) {
                return readAsB(file, a);
            }
            throw a;
        }
    }

    /** A good file of form B shows itself, read as form A, by its sums alone. When neither reading adds up, the first one says why. */
    private static Deposits.File readAsB(byte[] file, BadFileException a) throws BadFileException {
        try {
            return new DepositFileReader(file, DepositNotice.B).read();
        } catch (BadFileException b) {
            throw b.code().endsWith("bad-total") ? a : b;
        }
    }

    private Deposits.File read() throws BadFileException {
        ZenginRecord first = next();
        while (first.type() == '1') {
            readAccount(first);
            first = next();
        }
        if (first.type() != '9') {
            throw first.bad(0, "bad-order");
        }
        requireNothingBehind();
        return new Deposits.File(format.name(), String.join(", ", accounts), deposits);
    }

    private void readAccount(ZenginRecord header) throws BadFileException {
        String account = format.account(header);
        accounts.add(account);
        Totals totals = new Totals();
        ZenginRecord data = next();
        for (; data.type() == '2'; data = next()) {
            DepositFormat.Line line = format.line(data);
            totals.add(line);
            keep(account, line, data);
        }
        if (data.type() != '8') {
            throw data.bad(0, "bad-order");
        }
        format.check(data, totals);
    }

    private void keep(String account, DepositFormat.Line line, ZenginRecord data) throws BadFileException {
        if (line.effect() == OTHER) {
            return;
        }
        if (line.amount() == 0) {
            throw data.bad(0, "bad-amount");
        }
        deposits.add(new Deposits.Deposit(
                lineKey(account, line),
                data.number(),
                line.date(),
                Yen.of(line.amount()),
                line.payer(),
                line.effect() == TAKEN_BACK));
    }

    /** The bank's own number tells equal deposits apart; where a bank leaves it empty, their order in the file does. */
    private String lineKey(String account, DepositFormat.Line line) {
        String facts = String.join(
                "|",
                account,
                line.date().toString(),
                Long.toString(line.reference()),
                Long.toString(line.amount()),
                line.payer(),
                line.effect().name());
        int nth = seen.merge(facts, 1, Integer::sum);
        String key = HexFormat.of().formatHex(Sha256.of(facts + "|" + nth), 0, 20);
        return line.effect() == BY_CHEQUE ? CHEQUE_MARK + key : key;
    }

    /** Records follow one another directly, or after CR, LF or both. */
    private ZenginRecord next() throws BadFileException {
        ZenginRecord record = new ZenginRecord(file, position, ++number);
        if (file.length - position < ZenginRecord.LENGTH) {
            throw record.bad(file.length - position, "bad-length");
        }
        position += ZenginRecord.LENGTH;
        skip('\r');
        skip('\n');
        return record;
    }

    private void skip(char separator) {
        if (position < file.length && file[position] == separator) {
            position++;
        }
    }

    /** Many banks end a file with 0x1A. */
    private void requireNothingBehind() throws BadFileException {
        skip((char) 0x1A);
        skip('\r');
        skip('\n');
        if (position != file.length) {
            throw new ZenginRecord(file, position, number + 1).bad(0, "bad-end");
        }
    }
}
