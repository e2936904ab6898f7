package jp.noren.payment.directdebit.internal.app;

import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;
import jp.noren.kernel.Yen;
import jp.noren.payment.directdebit.internal.domain.CollectionDay;
import jp.noren.payment.spi.Collections.Result;
import jp.noren.payment.spi.Deposits.BadFileException;

/**
 * Reads what the bank answered, Zengin 91, record by record: the layout of the request, with a result in each debit and their sums in the trailer.
 * Who takes the lines must not act on them before the end has been reached: the file may still turn out to be bad.
 */
final class ResultReader {

    /**
     * One answered debit.
     *
     * @param record in the file, from 1
     */
    record Line(int record, Account account, Yen amount, Result result) {}

    /** Whose debit it is: what the bank repeats of the mandate. */
    record Account(String bank, String branch, int type, String number, String customer) {}

    /** Takes line after line; it may refuse one. */
    interface Sink {
        void line(Line line, Incoming at) throws BadFileException;
    }

    private final Incoming file;
    private final Originator originator;
    private final Totals totals = new Totals();

    ResultReader(InputStream in, Originator originator) {
        this.file = new Incoming(in);
        this.originator = originator;
    }

    /**
     * @param closing the closing the debits belong to
     * @return the day of the debit
     */
    LocalDate read(LocalDate closing, Sink sink) throws IOException, BadFileException {
        LocalDate day = header(closing);
        char type = file.next();
        for (; type == '2'; type = file.next()) {
            Line line = line();
            totals.add(line);
            sink.line(line, file);
        }
        if (type != '8') {
            throw file.bad(0, "bad-order");
        }
        totals.check(file);
        return day;
    }

    /** The records after the trailer; apart from {@link #read} so that its taker can say at the trailer what is missing. */
    void end() throws IOException, BadFileException {
        if (file.next() != '9') {
            throw file.bad(0, "bad-order");
        }
        file.requireNothingBehind();
    }

    Incoming file() {
        return file;
    }

    private LocalDate header(LocalDate closing) throws IOException, BadFileException {
        file.next();
        if (!file.text(0, 3).equals("191")) {
            throw file.bad(0, "bad-header");
        }
        if (file.digits(3, 1) != 0) {
            throw file.bad(3, "bad-header");
        }
        if (!file.text(4, 10).equals(originator.code())) {
            throw file.bad(4, "bad-originator");
        }
        if (!originator.hasAccount(file.text(58, 4), file.text(77, 3), file.text(95, 1), file.text(96, 7))) {
            throw file.bad(58, "bad-originator");
        }
        return CollectionDay.after(closing, (int) file.digits(54, 2), (int) file.digits(56, 2))
                .orElseThrow(() -> file.bad(54, "bad-date"));
    }

    private Line line() throws BadFileException {
        file.digits(1, 4);
        file.digits(20, 3);
        int type = (int) file.digits(42, 1);
        file.digits(43, 7);
        long amount = file.digits(80, 10);
        if (amount == 0) {
            throw file.bad(80, "bad-amount");
        }
        file.digits(90, 1);
        String customer = CustomerNumber.bare(file.text(91, CustomerNumber.LENGTH));
        Account account = new Account(file.text(1, 4), file.text(20, 3), type, file.text(43, 7), customer);
        return new Line(file.number(), account, Yen.of(amount), result());
    }

    private Result result() throws BadFileException {
        return switch ((int) file.digits(111, 1)) {
            case 0 -> Result.COLLECTED;
            case 1 -> Result.NO_FUNDS;
            case 2 -> Result.NO_ACCOUNT;
            case 3 -> Result.STOPPED_BY_PAYER;
            case 4 -> Result.NO_MANDATE;
            case 8 -> Result.STOPPED_BY_COLLECTOR;
            case 9 -> Result.OTHER;
            default -> throw file.bad(111, "bad-result");
        };
    }
}
