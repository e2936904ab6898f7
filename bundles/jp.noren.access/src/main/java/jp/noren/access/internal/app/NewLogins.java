package jp.noren.access.internal.app;

import java.time.Duration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Lets somebody in for the first time: a principal without a password, and a secret, shown once and good for a day, with which he sets one. */
@Component(service = NewLogins.class)
public final class NewLogins {
    /** Purpose of the ticket. */
    static final String FIRST_LOGIN = "first-login";

    static final Duration SECRET_VALID = Duration.ofHours(24);

    private final PrincipalStore principals;
    private final CreateLogin logins;
    private final Tickets tickets;

    @Activate
    public NewLogins(@Reference PrincipalStore principals, @Reference CreateLogin logins, @Reference Tickets tickets) {
        this.principals = principals;
        this.logins = logins;
        this.tickets = tickets;
    }

    /** A new principal and the secret of his first login, which stands nowhere else. */
    public record Added(String id, String oneTimeSecret) {
        @Override
        public String toString() {
            return "Added[" + id + "]";
        }
    }

    Added add(Principal principal, String scope, String loginId) {
        principals.add(principal);
        logins.addLogin(scope, loginId, principal.id());
        return new Added(principal.id(), tickets.issue(principal.id(), FIRST_LOGIN, SECRET_VALID));
    }
}
