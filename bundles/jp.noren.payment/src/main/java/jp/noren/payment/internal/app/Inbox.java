package jp.noren.payment.internal.app;

import java.time.Instant;
import java.util.List;
import jp.noren.kernel.Yen;

/** What payment companies sent on their own: stored once an event, looked into later. */
public interface Inbox {

    /**
     * A message as stored.
     *
     * @param claimed what it says of an amount, or null: shown to operators, never believed
     */
    record Message(String provider, String event, String reference, Yen claimed, Instant storedAt) {}

    /** False when that event is there already. */
    boolean store(Message message);

    /** What has not been looked into, or is to be looked into again by now. */
    List<Message> waiting(Instant now, int limit);

    /** Looks into it again. */
    void later(Message message, Instant at);

    /** @param what {@code ASKED} when the truth is being asked for, {@code NOBODY} when no payment has that reference, {@code ORPHAN} when the company holds money for
     *     it all the same */
    void done(Message message, String what, Instant at);
}
