package jp.noren.payment.sbps.internal.app;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.function.Consumer;
import jp.noren.payment.sbps.internal.domain.Message;
import jp.noren.payment.sbps.internal.domain.Reference;
import jp.noren.payment.spi.http.Deadline;

/** Makes the calls that name an earlier transaction, and knows how long a call may take. */
final class Calls {
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMddHHmmss").withZone(ZoneId.of("Asia/Tokyo"));

    private final Gateway gateway;
    private final Clock clock;
    private final Duration total;

    Calls(Gateway gateway, Clock clock, Duration total) {
        this.gateway = gateway;
        this.clock = clock;
        this.total = total;
    }

    /** The asker's deadline, or the house's own bound if that is nearer. */
    Deadline until(Instant deadline) {
        Duration left = Duration.between(clock.instant(), deadline);
        return Deadline.in(left.compareTo(total) < 0 ? left : total);
    }

    Instant now() {
        return clock.instant();
    }

    Gateway.Answer ask(Message message, Deadline deadline) {
        return gateway.ask(message, deadline);
    }

    /** A function on a payment: commit, capture, cancel, refund. */
    Gateway.Answer about(String function, Reference payment, Consumer<Message.Fields> more, Deadline deadline) {
        Message message = Message.of(function, fields -> {
            fields.plain("sps_transaction_id", payment.transactionId());
            fields.plain("tracking_id", payment.trackingId());
            fields.plain("processing_datetime", STAMP.format(clock.instant()));
            more.accept(fields);
        });
        return gateway.ask(message, deadline);
    }

    /** The same without further fields. */
    Gateway.Answer about(String function, Reference payment, Deadline deadline) {
        return about(function, payment, fields -> {}, deadline);
    }
}
