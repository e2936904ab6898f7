package jp.noren.access.internal.app;

import java.util.Optional;
import jp.noren.access.api.Credentials.Password;
import jp.noren.access.internal.domain.PasswordRules;
import jp.noren.kernel.Decision;
import jp.noren.persistence.Transactions;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Judges, hashes and compares passwords. Never inside a transaction: a hash costs tens of milliseconds, and locks would be held as long. */
@Component(service = Passwords.class)
public final class Passwords {
    private final PasswordHasher hasher;
    private final Transactions transactions;
    private final PasswordRules rules = CommonPasswords.rules();

    @Activate
    public Passwords(@Reference PasswordHasher hasher, @Reference Transactions transactions) {
        this.hasher = hasher;
        this.transactions = transactions;
    }

    Decision judge(Password password, String loginId) {
        return rules.judge(new String(password.characters()), loginId);
    }

    String hash(Password password) {
        requireNoTransaction();
        return hasher.hash(password);
    }

    boolean matches(Password password, Optional<String> hash) {
        requireNoTransaction();
        return hasher.matches(password, hash);
    }

    boolean isOutdated(String hash) {
        return hasher.isOutdated(hash);
    }

    void requireNoTransaction() {
        if (transactions.isActive()) {
            throw new IllegalStateException("a password is not hashed inside a transaction");
        }
    }
}
