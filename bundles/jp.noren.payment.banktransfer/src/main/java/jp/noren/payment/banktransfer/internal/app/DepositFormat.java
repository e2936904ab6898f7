package jp.noren.payment.banktransfer.internal.app;

import java.time.LocalDate;
import jp.noren.payment.spi.Deposits.BadFileException;

/** How one kind of the bank's files lays out its records. */
interface DepositFormat {

    /** What a line does to the account. */
    enum Effect {
        CREDITED,
        /** Credited with a cheque of another bank, which is not money before it is cleared: an operator decides. */
        BY_CHEQUE,
        /** A credit that the bank takes back. */
        TAKEN_BACK,
        /** Somebody else's business, such as a payment out of the account. */
        OTHER
    }

    /** @param reference the bank's own number of the deposit */
    record Line(long reference, LocalDate date, long amount, String payer, Effect effect) {}

    /** As it stands in the record of imports. */
    String name();

    /** Bank, branch, type and number of the account, the same text in every format. */
    String account(ZenginRecord header) throws BadFileException;

    Line line(ZenginRecord data) throws BadFileException;

    /** Compares what the bank has added up with what was read. */
    void check(ZenginRecord trailer, Totals read) throws BadFileException;
}
