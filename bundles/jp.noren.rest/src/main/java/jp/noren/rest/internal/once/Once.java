package jp.noren.rest.internal.once;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import jp.noren.access.api.Caller;
import jp.noren.kernel.RefusedException;
import jp.noren.kernel.RefusedException.Kind;
import jp.noren.rest.internal.door.Call;
import jp.noren.rest.internal.door.HeldResponse;
import jp.noren.rest.internal.problem.Refusal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sees to it that a request with an idempotency key has its effect once, and the same answer each time. */
public final class Once {
    private static final Logger LOG = LoggerFactory.getLogger(Once.class);
    private static final String HEADER = "Idempotency-Key";
    private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e]{1,255}");
    private static final List<String> KEPT_HEADERS =
            List.of("Content-Type", "Content-Language", "Location", "ETag", "Link", "Retry-After");

    /** Answers about the caller or the moment, not about the request. */
    private static final Set<Integer> PASSING = Set.of(401, 403, 429);

    private final Supplier<OnceStore> stores;

    /** @param stores the store, or null while there is none */
    public Once(Supplier<OnceStore> stores) {
        this.stores = stores;
    }

    /** @throws RefusedException INVALID without a key, or with one that is none */
    public static void requireKey(Call call) {
        String key = call.header(HEADER);
        if (key == null) {
            throw new RefusedException(Kind.INVALID, "rest.idempotency-key-missing");
        }
        if (!KEY.matcher(unquoted(key)).matches()) {
            throw new RefusedException(Kind.INVALID, "rest.idempotency-key-invalid");
        }
    }

    /** A structured field's string is quoted; most clients send it bare. */
    private static String unquoted(String key) {
        return key.length() > 2 && key.startsWith("\"") && key.endsWith("\"")
                ? key.substring(1, key.length() - 1)
                : key;
    }

    /**
     * Claims the key for this call, or finds the answer that was given before.
     *
     * @throws RefusedException CONFLICT while the first request runs, UNPROCESSABLE when the key was used for another
     */
    public Optional<Answer> begin(Call call) throws IOException {
        if (call.ticket().isPresent()) {
            return Optional.empty();
        }
        String request = call.method() + ' ' + call.path();
        String full = scopeOf(call.caller()) + '\n' + request + '\n' + unquoted(call.header(HEADER));
        byte[] secret = Seal.secret(full);
        String scope = Seal.scope(full);
        String fingerprint = Seal.fingerprint(secret, request + '?' + call.query(), call.body());
        OnceStore.Claim claim = store().claim(scope, fingerprint);
        if (claim instanceof OnceStore.Claim.Granted granted) {
            call.holds(new Ticket(scope, secret, granted.fence()));
            return Optional.empty();
        }
        return Optional.of(found(claim, secret));
    }

    private static String scopeOf(Caller caller) {
        return caller.storefront() + '\n' + caller.kind() + '\n' + caller.id();
    }

    private static Answer found(OnceStore.Claim claim, byte[] secret) {
        if (claim instanceof OnceStore.Claim.Answered answered) {
            return Answer.fromBytes(Seal.open(secret, answered.answer()));
        }
        if (claim instanceof OnceStore.Claim.Reused) {
            throw new RefusedException(Kind.UNPROCESSABLE, "rest.idempotency-key-reused");
        }
        throw new RefusedException(Kind.CONFLICT, "rest.idempotency-key-in-use", Map.of(Refusal.RETRY_AFTER, 1));
    }

    /** Keeps the answer of a call that held a claim, or gives the key back. */
    public void finish(Call call, HeldResponse response) {
        call.ticket().ifPresent(ticket -> {
            try {
                if (isFinal(call, response)) {
                    keep(ticket, response);
                } else {
                    store().release(ticket.scope(), ticket.fence());
                }
            } catch (RuntimeException e) {
                // The answer is true all the same; the claim ends by its lease, and the use case knows the key.
                LOG.error("The answer to an idempotency key could not be kept", e);
            }
        });
    }

    /** Not kept: what failed, what is about the caller or the moment, and what the method refused for its form before it did anything. */
    private static boolean isFinal(Call call, HeldResponse response) {
        boolean form =
                call.refusal().filter(refusal -> !refusal.fields().isEmpty()).isPresent();
        return response.getStatus() < 500 && !PASSING.contains(response.getStatus()) && !form;
    }

    private void keep(Ticket ticket, HeldResponse response) {
        Map<String, String> headers = new LinkedHashMap<>();
        for (String name : KEPT_HEADERS) {
            if (response.containsHeader(name)) {
                headers.put(name, response.getHeader(name));
            }
        }
        Answer answer = new Answer(response.getStatus(), headers, response.bytes());
        if (!store().keep(
                        ticket.scope(), ticket.fence(), answer.status(), Seal.close(ticket.seal(), answer.toBytes()))) {
            LOG.warn("A claim on an idempotency key was lost to a later one before the answer was there");
        }
    }

    private OnceStore store() {
        OnceStore store = stores.get();
        if (store == null) {
            throw new RefusedException(Kind.UNAVAILABLE, "rest.unavailable", Map.of("key", "rest"));
        }
        return store;
    }
}
