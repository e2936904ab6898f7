package jp.noren.payment.sbps.internal.app;

import jp.noren.payment.sbps.internal.domain.ErrorCode;
import jp.noren.payment.sbps.internal.domain.Message;
import jp.noren.payment.sbps.internal.domain.Reply;
import jp.noren.payment.spi.http.Deadline;

/** Carries one message to the payment company and brings back what became of it. Never sends anything twice. */
public interface Gateway {

    Answer ask(Message message, Deadline deadline);

    /** What became of a message. */
    sealed interface Answer {}

    /** A reply that is whole, fits the request's function and says OK. */
    record Ok(Reply reply) implements Answer {}

    /** A reply that is whole and says no. */
    record Refused(ErrorCode code) implements Answer {}

    /** No byte of the request left this machine. */
    record NotSent(String why) implements Answer {}

    /** The request may have arrived; no usable reply came. */
    record Lost(String why) implements Answer {}

    /** Ends the line; no socket stays behind. */
    default void close() {}
}
