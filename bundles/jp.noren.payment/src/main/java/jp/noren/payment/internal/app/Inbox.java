package jp.noren.payment.internal.app;

import java.time.Instant;
import java.util.List;

/** What payment companies sent on their own: stored once an event, looked into later. */
public interface Inbox {

    /** A message as stored: whose payment it speaks of, nothing of what it claims. */
    record Message(String provider, String event, String reference) {}

    /** False when that event is there already. */
    boolean store(Message message, Instant at);

    List<Message> waiting(int limit);

    /** @param what {@code ASKED} when the truth is being asked for, {@code NOBODY} when no payment has that reference */
    void done(Message message, String what, Instant at);
}
