package jp.noren.access.internal.app;

import java.time.Instant;
import java.util.Optional;

/** Tickets: secrets that can be used once. */
public interface TicketStore {

    void add(String ticketHash, String principal, String purpose, Instant expiresAt);

    /** Uses a ticket up if it is still good at this instant; of several who try, one gets it. */
    boolean use(String ticketHash, String purpose, Instant now);

    /** Whose ticket it is, used or not. */
    Optional<String> principal(String ticketHash, String purpose);

    void removeAll(String principal);

    /** Removes what expired before this instant. */
    int sweep(Instant before);
}
