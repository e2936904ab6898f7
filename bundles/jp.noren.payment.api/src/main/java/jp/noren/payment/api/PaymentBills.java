package jp.noren.payment.api;

import java.time.LocalDate;
import java.util.Optional;
import jp.noren.payment.spi.Bills;

/** Bills that a payment company sends in its own name for payments it has taken over (R125, R126). Calls go over the network: never in a transaction. */
public interface PaymentBills {

    /** How asking for a bill ended. */
    enum Asked {
        /** The company will bill it, or does already. */
        ACCEPTED,
        /** It refuses: an operator must look. */
        REFUSED,
        /** Nobody knows, or its bundle is away: ask again later; asking twice bills once. */
        LATER
    }

    /**
     * What is paid by {@code payment} has been delivered.
     *
     * @param baseDate from which the month of the bill is found, Japan (R122)
     */
    Asked request(String payment, LocalDate baseDate);

    /** The company's bill, once it has made it; empty until then. */
    Optional<Bills.Document> fetch(String payment);
}
