package jp.noren.payment.rent.internal.app;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import jp.noren.payment.rent.internal.domain.ChargeLine;
import jp.noren.payment.rent.internal.domain.Registration;
import jp.noren.payment.spi.Settled;
import jp.noren.payment.spi.http.Deadline;

/** Who claims the rent. Every reply has been checked against the request when it comes back from here. */
public interface Claimant {

    /** What came of a call. */
    sealed interface Answer {}

    /** How the line stands now. */
    record Line(ChargeLine line) implements Answer {}

    /** A clear no, in the claimant's word for it; nothing was changed. */
    record Refused(String code) implements Answer {}

    /** Nothing left this machine. */
    record NotSent(String why) implements Answer {}

    /** It may have arrived; nobody knows. */
    record Lost(String why) implements Answer {}

    /** Puts a line on a claim. The same key twice is one line. */
    Answer register(Registration registration, Deadline deadline);

    /** Takes it off again. */
    Answer cancel(String key, Deadline deadline);

    Answer find(String key, Deadline deadline);

    /** The lines that were paid with the rents of a day; empty when the statement is not there yet or could not be read. */
    Optional<List<Settled>> statement(LocalDate day, Deadline deadline);

    /** Ends the line; no socket stays behind. */
    default void close() {}
}
