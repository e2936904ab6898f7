package jp.noren.access.api;

import java.time.Duration;
import java.time.Instant;
import jp.noren.kernel.Decision;

/** Logins, passwords and sessions. Joins the caller's transaction where it writes, except where it says otherwise. */
public interface Credentials {

    /** A password on its way to its hash. Never printed. */
    record Password(char[] characters) {
        @Override
        public String toString() {
            return "Password[hidden]";
        }
    }

    /**
     * A session's token: given out once, stored only as a hash.
     *
     * @param token opaque text, {@code nrn_} and 43 characters
     */
    record IssuedToken(String token, Instant expiresAt) {
        @Override
        public String toString() {
            return "IssuedToken[hidden, expires " + expiresAt + "]";
        }
    }

    /**
     * Whether a password is good enough: at least 10 characters, at most 128, not the login or the address, not among the commonest.
     *
     * @return rejected {@code access.password-weak} with the reason
     */
    Decision judge(Password password, String loginId);

    /**
     * Gives a principal a login within a storefront (or within the house, storefront null). The Argon2id hash is computed before, not inside, a
     * transaction: call {@link #hash} first. Without a hash (null) he cannot log in by it until a password is set.
     *
     * @throws jp.noren.kernel.RefusedException CONFLICT {@code access.login-taken}
     */
    void create(Caller.Kind kind, String principalId, String storefront, String loginId, String passwordHash);

    /** Argon2id with its parameters and salt in the text. Costs tens of milliseconds of CPU on purpose; not in a transaction. */
    String hash(Password password);

    /**
     * Opens a session when login and password match; the answer and its time are the same for an unknown login and a wrong password (R090).
     * Repeated failures are slowed down per login.
     *
     * @throws jp.noren.kernel.RefusedException UNAUTHENTICATED {@code access.login-failed}; TOO_MANY {@code access.login-throttled} with the seconds to wait
     */
    IssuedToken login(String storefront, String loginId, Password password);

    /** Opens a session for a principal who has just proved himself otherwise (registered, say). */
    IssuedToken openSession(String principalId);

    /** Replaces the password and ends all sessions of the principal but the one named (null: all). */
    void changePassword(String principalId, String passwordHash, String keepSession);

    /**
     * Gives a principal a password that is mailed to him (R091): it begins no session, it can only be replaced by one of his own, once, until just before
     * the instant. All sessions end.
     */
    void setFirstPassword(String principalId, String passwordHash, Instant validUntil);

    /** Whether he has set a password himself; not one that came by mail, nor none. */
    boolean hasOwnPassword(String principalId);

    /**
     * A single-use secret that proves the receipt of a mail (R102). Stored hashed.
     *
     * @param purpose such as {@code password-reissue}
     */
    String issueTicket(String principalId, String purpose, Duration validFor);

    /**
     * Uses a ticket up.
     *
     * @return the principal's id
     * @throws jp.noren.kernel.RefusedException CONFLICT {@code access.ticket-invalid} when unknown, used or expired (valid until just before its last instant)
     */
    String redeemTicket(String ticket, String purpose);

    /** Ends all sessions of a principal. */
    void endSessions(String principalId);

    /**
     * Replaces one login of a principal by another, in the running transaction: a member's verified new address takes the place of the old one (R016).
     *
     * @throws jp.noren.kernel.RefusedException CONFLICT {@code access.login-taken} when the new one is somebody's at this storefront
     */
    void replaceLogin(String principalId, String oldLoginId, String newLoginId);
}
