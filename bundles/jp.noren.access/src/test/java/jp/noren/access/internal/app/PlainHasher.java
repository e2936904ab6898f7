package jp.noren.access.internal.app;

import java.util.Optional;
import jp.noren.access.api.Credentials.Password;

/** Turns passwords around, which is fast, and has versions. For tests of everything but hashing. */
final class PlainHasher implements PasswordHasher {
    private int version = 1;

    void raise() {
        version++;
    }

    @Override
    public String hash(Password password) {
        return version + ":" + new StringBuilder(new String(password.characters())).reverse();
    }

    @Override
    public boolean matches(Password password, Optional<String> hash) {
        String turned =
                new StringBuilder(new String(password.characters())).reverse().toString();
        return hash.filter(text -> text.substring(text.indexOf(':') + 1).equals(turned))
                .isPresent();
    }

    @Override
    public boolean isOutdated(String hash) {
        return !hash.startsWith(version + ":");
    }
}
