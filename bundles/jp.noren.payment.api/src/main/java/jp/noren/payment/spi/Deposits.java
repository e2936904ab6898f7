package jp.noren.payment.spi;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import jp.noren.kernel.Yen;

/** What a bank's deposit file says, and how it meets the transfers that are waited for. */
public final class Deposits {
    private Deposits() {}

    /**
     * One deposit.
     *
     * @param lineKey the same for the same deposit in whatever file it comes again: account, date, reference, amount, name
     * @param recordNumber the record in the file, from 1
     * @param date the day it was credited, Japan
     * @param payer the name as the bank writes it
     * @param cancelled whether the bank takes it back
     */
    public record Deposit(
            String lineKey, int recordNumber, LocalDate date, Yen amount, String payer, boolean cancelled) {}

    /** @param account whose account, for the record */
    public record File(String format, String account, List<Deposit> deposits) {
        public File {
            deposits = List.copyOf(deposits);
        }
    }

    /** The file is not what it should be; nothing of it is imported. */
    public static final class BadFileException extends Exception {
        private final int recordNumber;
        private final int offset;
        private final String code;

        /** @param code of the text, such as {@code payment.banktransfer.bad-length} */
        public BadFileException(int recordNumber, int offset, String code) {
            super("record " + recordNumber + ", offset " + offset + ": " + code, null, false, false);
            this.recordNumber = recordNumber;
            this.offset = offset;
            this.code = code;
        }

        public int recordNumber() {
            return recordNumber;
        }

        public int offset() {
            return offset;
        }

        public String code() {
            return code;
        }
    }

    /** A transfer that is waited for. */
    public record Awaited(String paymentId, String payerReference, String transferName, Yen amount, Yen received) {}

    /** How a deposit met the awaited transfers. */
    public enum Kind {
        EXACT,
        SHORT,
        /** Short by what banks take for a transfer: the payer let it be deducted. It is short all the same (R124), but the desk knows why. */
        SHORT_BY_FEE,
        OVER,
        UNMATCHED,
        CANCELLED
    }

    /** @param paymentId the transfer it belongs to; empty when unmatched */
    public record Match(Kind kind, Optional<String> paymentId) {}
}
