package jp.noren.payment.spi.http;

import jp.noren.payment.spi.Finding;
import jp.noren.payment.spi.Outcome;

/** How a call over a {@link JsonLine} ended, and what a provider makes of it: only a reply that is right in every way is believed. */
public sealed interface JsonAnswer {

    /** A reply of 200 to 299. */
    record Yes(int status, JsonObject reply) implements JsonAnswer {}

    /** A reply of 400 to 499, but for those that speak of the moment (408, 425, 429). */
    record No(int status, JsonObject reply) implements JsonAnswer {}

    /** Proven that nothing has left: the same request may be made again. */
    record NotSent(String why) implements JsonAnswer {}

    /** Everything else: nobody knows what became of it. */
    record Lost(String why) implements JsonAnswer {}

    /** What a reply means. */
    @FunctionalInterface
    interface Meaning<T> {
        /** @throws BadReplyException when the reply is not what it should be: then nobody knows */
        T of(JsonObject reply) throws BadReplyException;
    }

    /** An outcome: what yes and no mean is the provider's to say; the rest is NotSent or Unknown. */
    default Outcome outcome(Meaning<Outcome> yes, Meaning<Outcome> no) {
        try {
            if (this instanceof NotSent notSent) {
                return new Outcome.NotSent(notSent.why());
            }
            return this instanceof Lost lost ? new Outcome.Unknown(null, lost.why()) : meaning(yes, no);
        } catch (BadReplyException e) {
            return new Outcome.Unknown(null, "unusable reply: " + e.getMessage());
        }
    }

    /** The same of a question: what is not a usable answer is none. */
    default Finding finding(Meaning<Finding> yes, Meaning<Finding> no) {
        try {
            if (this instanceof NotSent notSent) {
                return new Finding.NoAnswer(notSent.why());
            }
            return this instanceof Lost lost ? new Finding.NoAnswer(lost.why()) : meaning(yes, no);
        } catch (BadReplyException e) {
            return new Finding.NoAnswer("unusable reply: " + e.getMessage());
        }
    }

    private <T> T meaning(Meaning<T> yes, Meaning<T> no) throws BadReplyException {
        return this instanceof Yes good ? yes.of(good.reply()) : no.of(((No) this).reply());
    }
}
