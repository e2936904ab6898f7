package jp.noren.payment.tck;

import java.time.Duration;
import jp.noren.payment.spi.CardBrand;

/** How a payment company behaves. The first five are the author's to play, the others are faults of the line. */
public sealed interface Mood {

    /** Does what it is asked. */
    record Honest() implements Mood {}

    /** Refuses every new payment. */
    record Declines() implements Mood {}

    /** Wants the buyer to act before it reserves anything. */
    record AsksBuyer() implements Mood {}

    /** Neither approves nor refuses yet: it looks at each new payment by itself, until {@link FakeGateway#decide}. */
    record Reviews() implements Mood {}

    /** Does what it is asked, but its reply (and its book) name one yen more. */
    record OtherAmount() implements Mood {}

    /** Does what it is asked, and its reply says that the card is of this brand. */
    record OtherBrand(CardBrand brand) implements Mood {}

    /** Nobody answers the door: connections are refused. */
    record Unreachable() implements Mood {}

    /** Reads the request and hangs up without having done anything. */
    record DropsRequest() implements Mood {}

    /** Does what it is asked and hangs up without a word. */
    record LosesReply() implements Mood {}

    /** Does what it is asked and answers so much later. */
    record Delays(Duration by) implements Mood {}

    /** Does what it is asked and answers this instead. */
    record Garbles(Garbage garbage) implements Mood {}
}
