package jp.noren.access.internal.app;

import java.util.Optional;
import jp.noren.access.api.Credentials.IssuedToken;
import jp.noren.access.api.Credentials.Password;
import jp.noren.access.internal.domain.LoginId;
import jp.noren.access.internal.domain.Scope;
import jp.noren.kernel.RefusedException;
import jp.noren.persistence.Transactions;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Begins a session for a login and its password. Whatever is wrong, the answer is the same and takes the same work (R090). */
@Component(service = LogIn.class)
public final class LogIn {
    private final PrincipalStore principals;
    private final Passwords passwords;
    private final LoginThrottle throttle;
    private final Sessions sessions;
    private final Transactions transactions;

    @Activate
    public LogIn(
            @Reference PrincipalStore principals,
            @Reference Passwords passwords,
            @Reference LoginThrottle throttle,
            @Reference Sessions sessions,
            @Reference Transactions transactions) {
        this.principals = principals;
        this.passwords = passwords;
        this.throttle = throttle;
        this.sessions = sessions;
        this.transactions = transactions;
    }

    IssuedToken handle(String storefront, String loginId, Password password) {
        passwords.requireNoTransaction();
        String scope = Scope.of(storefront);
        Optional<LoginId> login = LoginId.parse(loginId);
        String key = LoginThrottle.key(scope, login.map(LoginId::text).orElse(loginId));
        throttle.count(key);
        Optional<Principal> principal = login.flatMap(known -> principals.findByLogin(scope, known));
        Optional<String> hash = principal.map(Principal::passwordHash);
        if (!passwords.matches(password, hash)) {
            throw new RefusedException(RefusedException.Kind.UNAUTHENTICATED, "access.login-failed");
        }
        return begin(principal.orElseThrow(), password, key);
    }

    /** For somebody who has proved himself otherwise. */
    IssuedToken open(String principal) {
        return sessions.begin(principal);
    }

    private IssuedToken begin(Principal principal, Password password, String key) {
        Optional<String> stronger = Optional.of(principal.passwordHash())
                .filter(passwords::isOutdated)
                .map(outdated -> passwords.hash(password));
        return transactions.required(() -> {
            throttle.clear(key);
            stronger.ifPresent(hash -> principals.strengthen(principal.id(), principal.passwordHash(), hash));
            return sessions.begin(principal.id());
        });
    }
}
