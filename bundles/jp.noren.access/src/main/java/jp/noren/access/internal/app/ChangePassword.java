package jp.noren.access.internal.app;

import java.time.Instant;
import jp.noren.persistence.Transactions;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Replaces a password: other sessions end, open tickets are void, and the waits of the login are forgotten (R102). */
@Component(service = ChangePassword.class)
public final class ChangePassword {
    private final PrincipalStore principals;
    private final SessionStore sessions;
    private final TicketStore tickets;
    private final LoginThrottle throttle;
    private final Transactions transactions;

    @Activate
    public ChangePassword(
            @Reference PrincipalStore principals,
            @Reference SessionStore sessions,
            @Reference TicketStore tickets,
            @Reference LoginThrottle throttle,
            @Reference Transactions transactions) {
        this.principals = principals;
        this.sessions = sessions;
        this.tickets = tickets;
        this.throttle = throttle;
        this.transactions = transactions;
    }

    void handle(String principal, String hash, String keepSession) {
        transactions.run(() -> {
            principals.setPassword(principal, hash);
            sessions.endAll(principal, keepSession);
            tickets.removeAll(principal);
            principals
                    .logins(principal)
                    .forEach(login -> throttle.clear(
                            LoginThrottle.key(login.scope(), login.login().text())));
        });
    }

    /** Gives a password that its owner has to replace at his first login (R091). */
    void first(String principal, String hash, Instant until) {
        transactions.run(() -> {
            handle(principal, hash, null);
            principals.setFirst(principal, until);
        });
    }

    boolean hasOwn(String principal) {
        return principals
                .find(principal)
                .filter(known -> known.passwordHash() != null && known.firstUntil() == null)
                .isPresent();
    }

    void endSessions(String principal) {
        sessions.endAll(principal, null);
    }
}
