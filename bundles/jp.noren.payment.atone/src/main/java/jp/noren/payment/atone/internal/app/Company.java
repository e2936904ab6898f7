package jp.noren.payment.atone.internal.app;

import java.util.Map;
import java.util.Set;
import jp.noren.payment.atone.internal.domain.Transaction;
import jp.noren.payment.spi.http.Deadline;

/** The line to the company. Every reply has been checked against the request when it comes back from here. */
public interface Company {

    /** What came of a call. */
    sealed interface Answer {}

    /** The company's book says so now. */
    record Known(Transaction transaction) implements Answer {}

    /**
     * Refused, and nothing was changed.
     *
     * @param codes {@code EATN…}
     * @param params the fields that it is about
     */
    record Refused(Set<String> codes, Set<String> params) implements Answer {
        String code() {
            return String.join(" ", codes);
        }
    }

    /** Nothing left this machine. */
    record NotSent(String why) implements Answer {}

    /** It may have arrived; nobody knows. */
    record Lost(String why) implements Answer {}

    /** An object as the company reads it, names in order. */
    String text(Map<String, Object> object);

    /** Registers; with {@code updated_transactions} it takes the place of another and has a new id. */
    Answer register(Map<String, Object> body, Deadline deadline);

    Answer find(String id, Deadline deadline);

    /** Makes the sale final. */
    Answer settle(String id, Deadline deadline);

    /** Gives the whole up, or back. */
    Answer refund(String id, Deadline deadline);

    /** Ends the line; no socket stays behind. */
    default void close() {}
}
