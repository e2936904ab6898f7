package jp.noren.access.internal.app;

import java.util.Objects;
import java.util.Optional;
import jp.noren.access.api.Caller;
import jp.noren.access.internal.domain.LoginId;
import jp.noren.access.internal.domain.Scope;
import jp.noren.kernel.RefusedException;
import jp.noren.persistence.Transactions;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Gives a principal his login, and at a second call one more (his mail address beside his login id). */
@Component(service = CreateLogin.class)
public final class CreateLogin {
    private final PrincipalStore principals;
    private final Transactions transactions;

    @Activate
    public CreateLogin(@Reference PrincipalStore principals, @Reference Transactions transactions) {
        this.principals = principals;
        this.transactions = transactions;
    }

    void handle(Caller.Kind kind, String principal, String storefront, String loginId, String hash) {
        if (kind != Caller.Kind.MEMBER || storefront == null) {
            throw new IllegalArgumentException(
                    "only members of a storefront set their first password themselves, not " + kind);
        }
        transactions.run(() -> {
            Optional<Principal> known = principals.find(principal);
            if (known.isEmpty()) {
                principals.add(Principal.member(principal, storefront, hash));
            } else if (!Objects.equals(hash, known.get().passwordHash())) {
                throw new IllegalArgumentException("a further login of " + principal + " comes with another password");
            }
            addLogin(Scope.of(storefront), loginId, principal);
        });
    }

    /** Puts one login in another's place; a login that was not his cannot be replaced. */
    void replace(String principal, String oldLoginId, String newLoginId) {
        transactions.run(() -> {
            Principal known = principals.find(principal).orElseThrow(RefusedException::notFound);
            String scope = Scope.of(known.storefront());
            LoginId old = LoginId.parse(oldLoginId).orElseThrow(RefusedException::notFound);
            if (!principals.removeLogin(scope, old, principal)) {
                throw RefusedException.notFound();
            }
            addLogin(scope, newLoginId, principal);
        });
    }

    /** @throws RefusedException CONFLICT {@code access.login-taken}; UNPROCESSABLE {@code access.login-id-invalid} */
    void addLogin(String scope, String loginId, String principal) {
        LoginId login = LoginId.parse(loginId)
                .orElseThrow(
                        () -> new RefusedException(RefusedException.Kind.UNPROCESSABLE, "access.login-id-invalid"));
        if (!principals.addLogin(scope, login, principal)) {
            throw new RefusedException(RefusedException.Kind.CONFLICT, "access.login-taken");
        }
    }
}
