package jp.noren.payment.spi;

import java.time.LocalDate;
import java.util.List;
import jp.noren.kernel.Yen;

/** Money that is collected by a file and answered by a file: direct debit (R139 to R148). */
public final class Collections {
    private Collections() {}

    /**
     * One debit.
     *
     * @param key the attempt's key; how the answer is told apart is the provider's affair, but the same key comes back
     * @param amount yen, positive
     */
    public record Debit(String key, Mandate mandate, Yen amount) {}

    /**
     * The file for the bank.
     *
     * @param name to give it
     * @param content to the byte
     */
    public record File(String name, byte[] content, int debits, Yen total) {
        public File {
            content = content.clone();
        }

        public byte[] content() {
            return content.clone();
        }
    }

    /** How a debit ended. */
    public enum Result {
        /** 0: collected. */
        COLLECTED,
        /** 1: the balance did not suffice. */
        NO_FUNDS,
        /** 2: no such account. */
        NO_ACCOUNT,
        /** 3: stopped by the payer. */
        STOPPED_BY_PAYER,
        /** 4: no mandate. */
        NO_MANDATE,
        /** 8: stopped by the collector. */
        STOPPED_BY_COLLECTOR,
        /** 9: anything else. */
        OTHER
    }

    /** @param recordNumber the record in the file, from 1 */
    public record Answer(String key, int recordNumber, Yen amount, Result result) {}

    /** @param collectOn the day of the debit, its year found from the closing, Japan */
    public record Answers(LocalDate collectOn, List<Answer> answers) {
        public Answers {
            answers = List.copyOf(answers);
        }
    }
}
