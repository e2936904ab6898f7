package jp.noren.access.internal.app;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What lies in the database of this bundle, in one hand, for use cases that touch most of it. */
@Component(service = Stores.class)
public final class Stores {
    private final PrincipalStore principals;
    private final SessionStore sessions;
    private final KeyStore keys;
    private final TicketStore tickets;

    @Activate
    public Stores(
            @Reference PrincipalStore principals,
            @Reference SessionStore sessions,
            @Reference KeyStore keys,
            @Reference TicketStore tickets) {
        this.principals = principals;
        this.sessions = sessions;
        this.keys = keys;
        this.tickets = tickets;
    }

    PrincipalStore principals() {
        return principals;
    }

    SessionStore sessions() {
        return sessions;
    }

    KeyStore keys() {
        return keys;
    }

    TicketStore tickets() {
        return tickets;
    }
}
