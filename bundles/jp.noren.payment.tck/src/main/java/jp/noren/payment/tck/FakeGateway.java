package jp.noren.payment.tck;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import jp.noren.kernel.Yen;

/**
 * The payment company, played by the provider's author. It keeps a book of its own, which alone says what happened to the money.
 * For a company that speaks HTTP, extend {@link FakeHttpGateway}: it does all the faults, and only the protocol is left to write.
 */
public interface FakeGateway extends AutoCloseable {

    /** What became of the money. */
    enum State {
        RESERVED,
        CHARGED,
        RELEASED
    }

    /**
     * One line of the company's book.
     *
     * @param key the key the provider sent (the company's field for our order number)
     * @param reference the company's handle
     * @param refunded yen given back so far
     */
    record Entry(String key, String reference, Yen amount, State state, Yen refunded) {}

    /** How it behaves from now on, until told otherwise. */
    void behave(Mood mood);

    /** What the company has in its book, oldest first. Refused payments do not stand in it. */
    List<Entry> book();

    /** How many requests reached it since {@link #forget}. */
    int received();

    /** An empty book, no request received, honest again. */
    void forget();

    /** Whether it now leaves its callers waiting: then they get the short deadline of the contract's patience, and else one that no busy machine misses. */
    default boolean leavesWaiting() {
        return true;
    }

    /** The garbage it can make; at least fifteen kinds. */
    default Set<Garbage> garbage() {
        return EnumSet.allOf(Garbage.class);
    }

    /**
     * Whether there is a line to it. Not so for a book inside the house: then it is never slow, out of reach or full of garbage, and what is tried is a call
     * of which nobody knows whether it was written.
     */
    default boolean hasLine() {
        return true;
    }

    /**
     * For {@link jp.noren.payment.spi.Capability#REVIEW}: ends the review of a payment that {@link Mood.Reviews} began. Override it where the provider
     * declares reviews.
     */
    default void decide(String key, boolean accepted) {
        throw new UnsupportedOperationException("override decide: your provider declares REVIEW");
    }

    /** Whether it can be told to review, and to decide: then {@link Mood.Reviews} is tried. */
    default boolean reviews() {
        return false;
    }

    /** Whether its replies name the amount: then {@link Mood.OtherAmount} is tried. */
    default boolean saysAmounts() {
        return false;
    }

    /** Whether its replies name the brand of the card: then {@link Mood.OtherBrand} is tried. */
    default boolean saysBrands() {
        return false;
    }

    @Override
    void close();
}
