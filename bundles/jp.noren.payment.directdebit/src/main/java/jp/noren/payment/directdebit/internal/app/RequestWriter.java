package jp.noren.payment.directdebit.internal.app;

import java.io.IOException;
import java.io.OutputStream;
import java.time.LocalDate;
import jp.noren.kernel.Yen;
import jp.noren.payment.spi.Mandate;

/** Writes a request to collect, Zengin 91, debit by debit: header, data, trailer, end; 120 bytes each. Nothing is kept but the sums. */
final class RequestWriter {
    private static final int MOST_DEBITS = 999_999;
    private static final int TOTAL_DIGITS = 12;

    private final RecordSheet sheet;
    private int debits;
    private long total;

    RequestWriter(OutputStream out, byte[] separator, Originator originator, LocalDate collectOn) throws IOException {
        this.sheet = new RecordSheet(out, separator);
        sheet.text("1", 1)
                .text("91", 2)
                .text("0", 1)
                .text(originator.code(), 10)
                .name(originator.name(), 40);
        sheet.number(collectOn.getMonthValue(), 2).number(collectOn.getDayOfMonth(), 2);
        sheet.text(originator.bankCode(), 4).name(originator.bankName(), 15);
        sheet.text(originator.branchCode(), 3).name(originator.branchName(), 15);
        sheet.text(originator.accountType(), 1)
                .text(originator.accountNumber(), 7)
                .blank(17);
        sheet.end();
    }

    void add(Mandate mandate, Yen amount) throws IOException {
        if (!mandate.faults().isEmpty() || !amount.isPositive() || debits == MOST_DEBITS) {
            throw new IllegalArgumentException("cannot be collected: " + mandate.faults() + " " + amount);
        }
        sheet.text("2", 1).text(mandate.bankCode(), 4).name(mandate.bankName(), 15);
        sheet.text(mandate.branchCode(), 3).name(mandate.branchName(), 15).blank(4);
        sheet.number(mandate.accountType(), 1).text(mandate.accountNumber(), 7).name(mandate.holder(), 30);
        sheet.number(amount.amount(), 10).text(mandate.first() ? "1" : "0", 1);
        sheet.text(CustomerNumber.field(mandate.customerNumber()), 20)
                .text("0", 1)
                .blank(8);
        sheet.end();
        debits++;
        total += amount.amount();
    }

    void finish() throws IOException {
        sheet.text("8", 1).number(debits, 6).number(total, TOTAL_DIGITS);
        sheet.number(0, 6)
                .number(0, TOTAL_DIGITS)
                .number(0, 6)
                .number(0, TOTAL_DIGITS)
                .blank(65);
        sheet.end();
        sheet.text("9", 1).blank(119).end();
    }

    int debits() {
        return debits;
    }

    Yen total() {
        return Yen.of(total);
    }
}
