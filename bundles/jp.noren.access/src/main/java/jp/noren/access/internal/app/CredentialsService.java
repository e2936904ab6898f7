package jp.noren.access.internal.app;

import java.time.Duration;
import java.time.Instant;
import jp.noren.access.api.Caller;
import jp.noren.access.api.Credentials;
import jp.noren.kernel.Decision;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The door of this bundle for the others: each call goes to its use case. */
@Component(service = Credentials.class)
public final class CredentialsService implements Credentials {
    private final CreateLogin createLogin;
    private final LogIn logIn;
    private final ChangePassword changePassword;
    private final Passwords passwords;
    private final Tickets tickets;

    @Activate
    public CredentialsService(
            @Reference CreateLogin createLogin,
            @Reference LogIn logIn,
            @Reference ChangePassword changePassword,
            @Reference Passwords passwords,
            @Reference Tickets tickets) {
        this.createLogin = createLogin;
        this.logIn = logIn;
        this.changePassword = changePassword;
        this.passwords = passwords;
        this.tickets = tickets;
    }

    @Override
    public Decision judge(Password password, String loginId) {
        return passwords.judge(password, loginId);
    }

    @Override
    public void create(Caller.Kind kind, String principalId, String storefront, String loginId, String passwordHash) {
        createLogin.handle(kind, principalId, storefront, loginId, passwordHash);
    }

    @Override
    public String hash(Password password) {
        return passwords.hash(password);
    }

    @Override
    public IssuedToken login(String storefront, String loginId, Password password) {
        return logIn.handle(storefront, loginId, password);
    }

    @Override
    public IssuedToken openSession(String principalId) {
        return logIn.open(principalId);
    }

    @Override
    public void changePassword(String principalId, String passwordHash, String keepSession) {
        changePassword.handle(principalId, passwordHash, keepSession);
    }

    @Override
    public void setFirstPassword(String principalId, String passwordHash, Instant validUntil) {
        changePassword.first(principalId, passwordHash, validUntil);
    }

    @Override
    public boolean hasOwnPassword(String principalId) {
        return changePassword.hasOwn(principalId);
    }

    @Override
    public String issueTicket(String principalId, String purpose, Duration validFor) {
        return tickets.issue(principalId, purpose, validFor);
    }

    @Override
    public String redeemTicket(String ticket, String purpose) {
        return tickets.redeem(ticket, purpose);
    }

    @Override
    public void endSessions(String principalId) {
        changePassword.endSessions(principalId);
    }

    @Override
    public void replaceLogin(String principalId, String oldLoginId, String newLoginId) {
        createLogin.replace(principalId, oldLoginId, newLoginId);
    }
}
