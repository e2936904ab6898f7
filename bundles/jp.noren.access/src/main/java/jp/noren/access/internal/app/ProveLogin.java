package jp.noren.access.internal.app;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import jp.noren.access.api.Credentials.Password;
import jp.noren.access.internal.domain.LoginId;
import jp.noren.access.internal.domain.Scope;
import jp.noren.kernel.RefusedException;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Compares a login and its password. Whatever is wrong, the answer is the same and takes the same work (R090). */
@Component(service = ProveLogin.class)
public final class ProveLogin {
    private final PrincipalStore principals;
    private final Passwords passwords;
    private final LoginThrottle throttle;
    private final Clock clock;

    @Activate
    public ProveLogin(
            @Reference PrincipalStore principals,
            @Reference Passwords passwords,
            @Reference LoginThrottle throttle,
            @Reference Clock clock) {
        this.principals = principals;
        this.passwords = passwords;
        this.throttle = throttle;
        this.clock = clock;
    }

    /**
     * Who has proved himself.
     *
     * @param key under which his tries are counted
     * @param at when he did
     */
    record Proof(Principal principal, String key, Instant at) {}

    /** @throws RefusedException UNAUTHENTICATED {@code access.login-failed}; TOO_MANY {@code access.login-throttled} */
    Proof handle(String storefront, String loginId, Password password) {
        passwords.requireNoTransaction();
        Instant now = clock.instant();
        String scope = Scope.of(storefront);
        Optional<LoginId> login = LoginId.parse(loginId);
        String key = LoginThrottle.key(scope, login.map(LoginId::text).orElse(loginId));
        throttle.count(key);
        Optional<Principal> principal = login.flatMap(known -> principals.findByLogin(scope, known));
        Optional<String> hash = principal.map(Principal::passwordHash);
        if (!passwords.matches(password, hash)) {
            throw new RefusedException(RefusedException.Kind.UNAUTHENTICATED, "access.login-failed");
        }
        return new Proof(principal.orElseThrow(), key, now);
    }

    /** What was tried before counts no more. */
    void forget(Proof proof) {
        throttle.clear(proof.key());
    }
}
