package jp.noren.access.api;

import java.util.Optional;

/** Knows the bearer of a token. */
public interface Authenticator {

    /** The bearer, or nothing when the token is unknown, expired or ended. One database read at most; tokens are stored hashed. */
    Optional<Caller> authenticate(String token);
}
