package jp.noren.member.internal.house;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import jp.noren.access.api.Caller;
import jp.noren.access.api.Credentials;
import jp.noren.kernel.Decision;
import jp.noren.kernel.RefusedException;
import jp.noren.persistence.Transactions;

/** Logins, passwords and tickets in memory, by the contract; what a transaction takes back is put back here too. */
public final class FakeCredentials implements Credentials {
    private record Ticket(String principal, String purpose, Instant end) {}

    public final Map<String, String> logins = new HashMap<>();
    public final Map<String, String> passwords = new HashMap<>();
    public final Map<String, Instant> firstUntil = new HashMap<>();
    public final Set<String> sessions = new HashSet<>();
    public int hashed;

    private final Map<String, Ticket> tickets = new HashMap<>();
    private final Clock clock;
    private final Transactions transactions;

    public FakeCredentials(Clock clock, Transactions transactions) {
        this.clock = clock;
        this.transactions = transactions;
    }

    @Override
    public Decision judge(Password password, String loginId) {
        String text = new String(password.characters());
        return text.length() < 10 || text.equals(loginId)
                ? Decision.rejected("access.password-weak", Map.of("reason", "too-short"))
                : Decision.allowed();
    }

    @Override
    public void create(Caller.Kind kind, String principal, String storefront, String loginId, String hash) {
        if (logins.putIfAbsent(storefront + "/" + loginId, principal) != null) {
            throw new RefusedException(RefusedException.Kind.CONFLICT, "access.login-taken");
        }
        passwords.put(principal, hash);
    }

    @Override
    public String hash(Password password) {
        if (transactions.isActive()) {
            throw new IllegalStateException("hashed inside a transaction");
        }
        hashed++;
        return "hash of " + new String(password.characters());
    }

    @Override
    public IssuedToken login(String storefront, String loginId, Password password) {
        String principal = logins.get(storefront + "/" + loginId);
        if (principal == null || !("hash of " + new String(password.characters())).equals(passwords.get(principal))) {
            throw new RefusedException(RefusedException.Kind.UNAUTHENTICATED, "access.login-failed");
        }
        return openSession(principal);
    }

    @Override
    public IssuedToken openSession(String principal) {
        sessions.add(principal);
        return new IssuedToken("nrn_" + principal, clock.instant().plus(Duration.ofHours(12)));
    }

    @Override
    public void changePassword(String principal, String hash, String keepSession) {
        passwords.put(principal, hash);
        firstUntil.remove(principal);
        sessions.remove(principal);
    }

    @Override
    public void setFirstPassword(String principal, String hash, Instant validUntil) {
        if (!transactions.isActive()) {
            throw new IllegalStateException("set outside a transaction");
        }
        passwords.put(principal, hash);
        firstUntil.put(principal, validUntil);
        sessions.remove(principal);
    }

    @Override
    public boolean hasOwnPassword(String principal) {
        return passwords.get(principal) != null && !firstUntil.containsKey(principal);
    }

    @Override
    public String issueTicket(String principal, String purpose, Duration validFor) {
        String ticket = "nrt_" + tickets.size();
        tickets.put(ticket, new Ticket(principal, purpose, clock.instant().plus(validFor)));
        return ticket;
    }

    @Override
    public String redeemTicket(String ticket, String purpose) {
        Ticket found = tickets.get(ticket);
        if (found == null
                || !found.purpose().equals(purpose)
                || !clock.instant().isBefore(found.end())) {
            throw new RefusedException(RefusedException.Kind.CONFLICT, "access.ticket-invalid");
        }
        transactions.afterCommit(() -> tickets.remove(ticket));
        return found.principal();
    }

    @Override
    public void endSessions(String principal) {
        sessions.remove(principal);
    }

    @Override
    public void replaceLogin(String principal, String oldLogin, String newLogin) {
        String key = logins.keySet().stream()
                .filter(login -> login.endsWith("/" + oldLogin))
                .findFirst()
                .orElseThrow();
        logins.remove(key);
        logins.put(key.substring(0, key.indexOf('/') + 1) + newLogin, principal);
    }
}
