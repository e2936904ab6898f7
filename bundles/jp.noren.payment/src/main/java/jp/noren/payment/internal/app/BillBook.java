package jp.noren.payment.internal.app;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/** For which payments the payment company was asked for a bill. */
public interface BillBook {

    /** @param accepted whether it said that it will bill */
    record Asked(String payment, LocalDate baseDate, boolean accepted) {}

    /** Writes down that it was asked, or asked again. */
    void write(Asked asked, Instant at);

    Optional<Asked> find(String payment);
}
