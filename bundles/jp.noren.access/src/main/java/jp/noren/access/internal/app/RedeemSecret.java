package jp.noren.access.internal.app;

import java.util.Map;
import jp.noren.access.api.Credentials.IssuedToken;
import jp.noren.access.api.Credentials.Password;
import jp.noren.audit.api.AuditTrail;
import jp.noren.kernel.RefusedException;
import jp.noren.persistence.Transactions;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** An operator or a reseller sets his first password with his one-time secret, and is logged in. */
@Component(service = RedeemSecret.class)
public final class RedeemSecret {
    private final Stores stores;
    private final Passwords passwords;
    private final Tickets tickets;
    private final FirstPassword firstPassword;

    @Activate
    public RedeemSecret(
            @Reference Stores stores,
            @Reference Passwords passwords,
            @Reference Tickets tickets,
            @Reference FirstPassword firstPassword) {
        this.stores = stores;
        this.passwords = passwords;
        this.tickets = tickets;
        this.firstPassword = firstPassword;
    }

    /** @throws RefusedException CONFLICT {@code access.ticket-invalid}; UNPROCESSABLE {@code access.password-weak} */
    public IssuedToken handle(String secret, Password password) {
        String owner = tickets.owner(secret, NewLogins.FIRST_LOGIN)
                .orElseThrow(() -> new RefusedException(RefusedException.Kind.CONFLICT, "access.ticket-invalid"));
        stores.principals().logins(owner).forEach(login -> passwords
                .judge(password, login.login().text())
                .orRefuse(RefusedException.Kind.UNPROCESSABLE));
        return firstPassword.set(secret, passwords.hash(password));
    }

    /** The part of it that is one transaction. */
    @Component(service = FirstPassword.class)
    public static final class FirstPassword {
        private final Tickets tickets;
        private final ChangePassword changePassword;
        private final Sessions sessions;
        private final AuditTrail audit;
        private final Transactions transactions;

        @Activate
        public FirstPassword(
                @Reference Tickets tickets,
                @Reference ChangePassword changePassword,
                @Reference Sessions sessions,
                @Reference AuditTrail audit,
                @Reference Transactions transactions) {
            this.tickets = tickets;
            this.changePassword = changePassword;
            this.sessions = sessions;
            this.audit = audit;
            this.transactions = transactions;
        }

        IssuedToken set(String secret, String hash) {
            return transactions.required(() -> {
                String principal = tickets.redeem(secret, NewLogins.FIRST_LOGIN);
                changePassword.handle(principal, hash, null);
                audit.record(
                        jp.noren.access.api.Caller.system("first-login"),
                        null,
                        "access.password-set",
                        principal,
                        Map.of());
                return sessions.begin(principal);
            });
        }
    }
}
