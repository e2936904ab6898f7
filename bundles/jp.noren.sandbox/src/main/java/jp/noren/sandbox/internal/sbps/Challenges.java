package jp.noren.sandbox.internal.sbps;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** 3-D Secure: what the buyer is asked by his card company, and what he answered. */
final class Challenges {
    private static final Duration VALID = Duration.ofSeconds(1020);

    /** How far one is. */
    enum State {
        OPEN,
        PASSED,
        FAILED
    }

    record Challenge(
            String id,
            TestCard card,
            String customer,
            long amount,
            String okUrl,
            String ngUrl,
            Instant until,
            State state) {

        private Challenge now(State next) {
            return new Challenge(id, card, customer, amount, okUrl, ngUrl, until, next);
        }

        String returnUrl() {
            return state == State.PASSED ? okUrl : ngUrl;
        }
    }

    private final Map<String, Challenge> byId = new ConcurrentHashMap<>();
    private final Clock clock;

    Challenges(Clock clock) {
        this.clock = clock;
    }

    Challenge open(TestCard card, String customer, long amount, String okUrl, String ngUrl) {
        String id = UUID.randomUUID().toString().replace("-", "");
        Challenge challenge = new Challenge(
                id, card, customer, amount, okUrl, ngUrl, clock.instant().plus(VALID), State.OPEN);
        byId.put(id, challenge);
        return challenge;
    }

    /** Null for one that does not exist. */
    Challenge find(String id) {
        return byId.get(id);
    }

    /** The buyer's answer; the first counts. */
    Challenge answer(String id, boolean passed) {
        return byId.computeIfPresent(
                id,
                (key, challenge) -> challenge.state() == State.OPEN
                        ? challenge.now(passed ? State.PASSED : State.FAILED)
                        : challenge);
    }

    /** Uses a passed challenge up for one authorisation of the same customer and amount. */
    TestCard redeem(String id, String customer, long amount) throws Ng {
        Challenge challenge = byId.get(id);
        boolean good = challenge != null
                && challenge.state() == State.PASSED
                && !challenge.until().isBefore(clock.instant())
                && challenge.customer().equals(customer)
                && challenge.amount() == amount
                && byId.remove(id, challenge);
        if (!good) {
            throw Ng.card("07", "999");
        }
        return challenge.card();
    }
}
