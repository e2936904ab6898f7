package jp.noren.sandbox.internal.sbps;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Gives out one-time tokens for test cards, shaped like the real ones: 248 and 182 hexadecimal digits, good once and for a quarter of an hour. */
final class Tokens {
    static final Duration VALID = Duration.ofMinutes(15);

    private static final String EC_POINT_PREFIX = "3059301306072A8648CE3D020106082A8648CE3D03010703420004";
    private static final int SWEEP_ABOVE = 10_000;

    private final SecureRandom random = new SecureRandom();
    private final Map<String, Issued> issued = new ConcurrentHashMap<>();
    private final Clock clock;

    Tokens(Clock clock) {
        this.clock = clock;
    }

    /** What the browser gets. */
    record Token(String token, String key, TestCard card) {}

    private record Issued(Token token, Instant until) {}

    Token issue(TestCard card) {
        sweep();
        Token token = new Token(hex(124), EC_POINT_PREFIX + hex(64), card);
        issued.put(token.token(), new Issued(token, clock.instant().plus(VALID)));
        return token;
    }

    /** Uses a token up. */
    TestCard take(String token, String key) throws Ng {
        Issued found = issued.remove(token);
        if (found == null || !found.token().key().equals(key)) {
            throw Ng.card("T1", "999");
        }
        if (found.until().isBefore(clock.instant())) {
            throw Ng.card("T2", "999");
        }
        return found.token().card();
    }

    private void sweep() {
        if (issued.size() > SWEEP_ABOVE) {
            Instant now = clock.instant();
            for (Iterator<Issued> each = issued.values().iterator(); each.hasNext(); ) {
                if (each.next().until().isBefore(now)) {
                    each.remove();
                }
            }
        }
    }

    private String hex(int bytes) {
        byte[] value = new byte[bytes];
        random.nextBytes(value);
        StringBuilder text = new StringBuilder(bytes * 2);
        for (byte b : value) {
            text.append(Character.toUpperCase(Character.forDigit(b >> 4 & 15, 16)));
            text.append(Character.toUpperCase(Character.forDigit(b & 15, 16)));
        }
        return text.toString();
    }
}
