package jp.noren.payment.npinvoice.internal.app;

import java.time.LocalDate;
import java.util.Optional;
import jp.noren.payment.npinvoice.internal.domain.Invoice;
import jp.noren.payment.npinvoice.internal.domain.Place;
import jp.noren.payment.npinvoice.internal.domain.Review;
import jp.noren.payment.spi.http.Deadline;

/** The three operations of the company's interface that are publicly known. Each sends once. */
public interface KnownOperations {

    /**
     * A transaction to register.
     *
     * @param buyerId the company's {@code npBuyerId}, 11 digits
     * @param requestId 8 hexadecimal digits
     * @param key our {@code shopTransactionId}, at most 40 characters
     * @param orderedOn in Japan
     * @param delivery where it goes; the company does not insist on it
     */
    record Registration(
            String buyerId,
            String requestId,
            String key,
            LocalDate orderedOn,
            Invoice invoice,
            Optional<Place> delivery) {}

    /** @param transactionId the company's {@code npTransactionId} */
    record Registered(String transactionId, Review review) {}

    /** {@code POST /v1/transactions} */
    Answer<Registered> register(Registration registration, Deadline deadline);

    /** {@code POST /v1/transactions/cancel}; the value is the id. */
    Answer<String> cancel(String transactionId, Deadline deadline);

    /** {@code POST /v1/bills/request}: it has been delivered, bill it. The value is the id. */
    Answer<String> requestBill(String transactionId, LocalDate baseDate, Deadline deadline);
}
