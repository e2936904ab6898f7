package jp.noren.access.internal.app;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import jp.noren.access.internal.domain.OpaqueToken;
import jp.noren.kernel.RefusedException;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Issues tickets and uses them up: each once, and until just before its last instant (R102). */
@Component(service = Tickets.class)
public final class Tickets {
    private final TicketStore store;
    private final Clock clock;

    @Activate
    public Tickets(@Reference TicketStore store, @Reference Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    String issue(String principal, String purpose, Duration validFor) {
        String ticket = OpaqueToken.create(OpaqueToken.TICKET);
        Instant expires = clock.instant().truncatedTo(ChronoUnit.MILLIS).plus(validFor);
        store.add(OpaqueToken.hash(ticket), principal, purpose, expires);
        return ticket;
    }

    String redeem(String ticket, String purpose) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        if (!OpaqueToken.looksLike(OpaqueToken.TICKET, ticket) || !store.use(OpaqueToken.hash(ticket), purpose, now)) {
            throw new RefusedException(RefusedException.Kind.CONFLICT, "access.ticket-invalid");
        }
        return store.principal(OpaqueToken.hash(ticket), purpose).orElseThrow();
    }

    /** Whose ticket it is, without using it. */
    Optional<String> owner(String ticket, String purpose) {
        return OpaqueToken.looksLike(OpaqueToken.TICKET, ticket)
                ? store.principal(OpaqueToken.hash(ticket), purpose)
                : Optional.empty();
    }

    void removeAll(String principal) {
        store.removeAll(principal);
    }

    int sweep(Duration kept) {
        return store.sweep(clock.instant().minus(kept));
    }
}
