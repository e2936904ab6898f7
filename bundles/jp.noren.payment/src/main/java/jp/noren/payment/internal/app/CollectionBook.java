package jp.noren.payment.internal.app;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import jp.noren.kernel.Yen;
import jp.noren.payment.spi.Collections;
import jp.noren.payment.spi.Mandate;

/** The debits of each day, and the files they went to the bank with. A day is open until its file is written; then nobody joins or leaves it. */
public interface CollectionBook {

    /**
     * The debits of a storefront on one day.
     *
     * @param id {@code col_…}
     * @param writtenAt null while it is open
     * @param resultsHash of the answer that was taken last; null before
     */
    record Day(
            String id,
            String provider,
            String storefront,
            String method,
            LocalDate collectOn,
            int debits,
            Yen total,
            Instant writtenAt,
            String resultsHash) {

        boolean isOpen() {
            return writtenAt == null;
        }
    }

    /** @param result null until the bank has answered */
    record Line(String payment, Mandate mandate, Yen amount, Collections.Result result) {}

    /** Adds a debit to its day in the running transaction; false when the day's file is written already. */
    boolean join(Attempt attempt, Mandate mandate, LocalDate collectOn);

    /** Takes a debit off its day in the running transaction; false when the day's file is written already. */
    boolean leave(Attempt attempt);

    Optional<Day> find(String id);

    Optional<Day> find(String storefront, String method, LocalDate collectOn);

    /** Days, the latest first. */
    List<Day> list(String storefront, int limit);

    /** Its debits in the order in which they were asked for. */
    List<Line> lines(String day);

    /** Closes a day; false when that has been done. */
    boolean close(String day, Instant at);

    /** Keeps the file of a day that was just closed. */
    void keep(String day, Collections.File file);

    /** The file as it was written. */
    Optional<Collections.File> file(String day);

    void answered(String payment, Collections.Result result);

    void resultsTaken(String day, String hash, Instant at);
}
