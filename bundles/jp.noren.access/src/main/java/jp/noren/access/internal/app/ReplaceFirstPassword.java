package jp.noren.access.internal.app;

import java.util.Arrays;
import java.util.Map;
import jp.noren.access.api.Credentials.IssuedToken;
import jp.noren.access.api.Credentials.Password;
import jp.noren.access.internal.domain.FirstPasswordRule;
import jp.noren.audit.api.AuditTrail;
import jp.noren.kernel.RefusedException;
import jp.noren.kernel.RefusedException.Kind;
import jp.noren.persistence.Transactions;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The first login with a password that was mailed: it is replaced by one of the member's own, and he is logged in (R091). */
@Component(service = ReplaceFirstPassword.class)
public final class ReplaceFirstPassword {
    private final ProveLogin prove;
    private final Passwords passwords;
    private final PrincipalStore principals;
    private final Begin begin;

    @Activate
    public ReplaceFirstPassword(
            @Reference ProveLogin prove,
            @Reference Passwords passwords,
            @Reference PrincipalStore principals,
            @Reference Begin begin) {
        this.prove = prove;
        this.passwords = passwords;
        this.principals = principals;
        this.begin = begin;
    }

    /**
     * A new password that is refused does not use the first one up.
     *
     * @throws RefusedException UNAUTHENTICATED {@code access.login-failed}; CONFLICT {@code access.first-password-expired} or
     *     {@code access.first-password-used}; UNPROCESSABLE {@code access.password-weak} or {@code access.password-same}
     */
    public IssuedToken handle(String storefront, String loginId, Password first, Password chosen) {
        ProveLogin.Proof proof = prove.handle(storefront, loginId, first);
        Principal principal = proof.principal();
        if (principal.firstUntil() == null) {
            throw new RefusedException(Kind.CONFLICT, "access.first-password-used");
        }
        FirstPasswordRule.mayBeReplaced(principal.firstUntil(), proof.at()).orRefuse(Kind.CONFLICT);
        if (Arrays.equals(first.characters(), chosen.characters())) {
            throw new RefusedException(Kind.UNPROCESSABLE, "access.password-same");
        }
        principals
                .logins(principal.id())
                .forEach(login -> passwords.judge(chosen, login.login().text()).orRefuse(Kind.UNPROCESSABLE));
        return begin.handle(principal, passwords.hash(chosen));
    }

    /** The part of it that is one transaction. */
    @Component(service = Begin.class)
    public static final class Begin {
        private final PrincipalStore principals;
        private final ChangePassword changePassword;
        private final Sessions sessions;
        private final AuditTrail audit;
        private final Transactions transactions;

        @Activate
        public Begin(
                @Reference PrincipalStore principals,
                @Reference ChangePassword changePassword,
                @Reference Sessions sessions,
                @Reference AuditTrail audit,
                @Reference Transactions transactions) {
            this.principals = principals;
            this.changePassword = changePassword;
            this.sessions = sessions;
            this.audit = audit;
            this.transactions = transactions;
        }

        IssuedToken handle(Principal principal, String hash) {
            return transactions.required(() -> {
                if (!principals.useFirst(principal.id(), principal.passwordHash())) {
                    throw new RefusedException(Kind.CONFLICT, "access.first-password-used");
                }
                changePassword.handle(principal.id(), hash, null);
                audit.record(
                        principal.caller(null),
                        principal.storefront(),
                        "access.password-set",
                        principal.id(),
                        Map.of());
                return sessions.begin(principal.id());
            });
        }
    }
}
