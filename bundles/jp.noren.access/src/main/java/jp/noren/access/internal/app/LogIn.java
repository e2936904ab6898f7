package jp.noren.access.internal.app;

import java.util.Optional;
import jp.noren.access.api.Credentials.IssuedToken;
import jp.noren.access.api.Credentials.Password;
import jp.noren.access.internal.domain.FirstPasswordRule;
import jp.noren.kernel.RefusedException;
import jp.noren.persistence.Transactions;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Begins a session for a login and its password (R090). A first password begins none: it has to be replaced (R091). */
@Component(service = LogIn.class)
public final class LogIn {
    private final ProveLogin prove;
    private final PrincipalStore principals;
    private final Passwords passwords;
    private final Sessions sessions;
    private final Transactions transactions;

    @Activate
    public LogIn(
            @Reference ProveLogin prove,
            @Reference PrincipalStore principals,
            @Reference Passwords passwords,
            @Reference Sessions sessions,
            @Reference Transactions transactions) {
        this.prove = prove;
        this.principals = principals;
        this.passwords = passwords;
        this.sessions = sessions;
        this.transactions = transactions;
    }

    IssuedToken handle(String storefront, String loginId, Password password) {
        ProveLogin.Proof proof = prove.handle(storefront, loginId, password);
        Principal principal = proof.principal();
        if (principal.firstUntil() != null) {
            transactions.run(() -> prove.forget(proof));
            FirstPasswordRule.mayLogIn(principal.firstUntil(), proof.at()).orRefuse(RefusedException.Kind.CONFLICT);
        }
        return begin(proof, password);
    }

    /** For somebody who has proved himself otherwise. */
    IssuedToken open(String principal) {
        return sessions.begin(principal);
    }

    private IssuedToken begin(ProveLogin.Proof proof, Password password) {
        Principal principal = proof.principal();
        Optional<String> stronger = Optional.of(principal.passwordHash())
                .filter(passwords::isOutdated)
                .map(outdated -> passwords.hash(password));
        return transactions.required(() -> {
            prove.forget(proof);
            stronger.ifPresent(hash -> principals.strengthen(principal.id(), principal.passwordHash(), hash));
            return sessions.begin(principal.id());
        });
    }
}
