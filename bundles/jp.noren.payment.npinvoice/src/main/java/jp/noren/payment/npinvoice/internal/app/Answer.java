package jp.noren.payment.npinvoice.internal.app;

import java.util.function.Function;

/** What became of one call to the company. */
public sealed interface Answer<T> {

    /** A whole reply that fits the request. */
    record Ok<T>(T value) implements Answer<T> {}

    /** A whole reply that says no. @param codes the company's, joined by commas */
    record Refused<T>(String codes) implements Answer<T> {}

    /** No byte of the request left this machine. */
    record NotSent<T>(String why) implements Answer<T> {}

    /** The request may have arrived; no usable reply came. */
    record Lost<T>(String why) implements Answer<T> {}

    /** The same answer with its value read as another. What cannot be read so is as good as lost. */
    default <U> Answer<U> read(Reader<? super T, ? extends U> reader) {
        if (this instanceof Ok<T> ok) {
            try {
                return new Ok<>(reader.read(ok.value()));
            } catch (BadReplyException e) {
                return new Lost<>("unusable reply: " + e.getMessage());
            }
        }
        return without();
    }

    /** An answer that is not {@link Ok}, whatever it would have brought. */
    private <U> Answer<U> without() {
        if (this instanceof Refused<T> refused) {
            return new Refused<>(refused.codes());
        }
        return this instanceof NotSent<T> notSent ? new NotSent<>(notSent.why()) : new Lost<>(((Lost<T>) this).why());
    }

    /** What comes of it: of a value, of a refusal's codes, of why nothing was sent, of why nobody knows. */
    default <R> R fold(
            Function<? super T, ? extends R> ok,
            Function<String, ? extends R> refused,
            Function<String, ? extends R> notSent,
            Function<String, ? extends R> lost) {
        if (this instanceof Ok<T> value) {
            return ok.apply(value.value());
        }
        if (this instanceof Refused<T> no) {
            return refused.apply(no.codes());
        }
        return this instanceof NotSent<T> unsent ? notSent.apply(unsent.why()) : lost.apply(((Lost<T>) this).why());
    }

    /** Reads a value out of a reply. */
    @FunctionalInterface
    interface Reader<T, U> {
        U read(T reply) throws BadReplyException;
    }
}
