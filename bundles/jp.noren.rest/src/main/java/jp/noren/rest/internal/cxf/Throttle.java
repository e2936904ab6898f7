package jp.noren.rest.internal.cxf;

import java.util.Map;
import java.util.function.Supplier;
import jp.noren.access.api.Caller;
import jp.noren.rest.internal.door.Call;
import jp.noren.rest.internal.limit.Limits;
import jp.noren.rest.internal.limit.Origin;
import jp.noren.rest.internal.problem.Refusal;
import jp.noren.rest.internal.problem.RefusalException;

/**
 * Counts each request for its principal, or its address, before anything is done for it. A request that is dispatched again after a swap is the same one.
 *
 * @param origin how the address is found, as configured now
 */
public record Throttle(Limits limits, Supplier<Origin> origin) {

    /** @throws RefusalException 429 {@code rest.too-many-requests} */
    void requireWithin(Call call, Rules wanted) {
        if (call.isCounted()) {
            return;
        }
        Limits.Group group = group(call, wanted);
        Limits.Standing standing = limits.count(group, who(call));
        call.stands(standing);
        if (standing != null && standing.isRefused()) {
            throw new RefusalException(
                    Refusal.of(429, "rest.too-many-requests", Map.of(Refusal.RETRY_AFTER, standing.retryAfter())));
        }
    }

    private String who(Call call) {
        return call.caller().kind() == Caller.Kind.ANONYMOUS
                ? origin.get().of(call.peer(), call.header("X-Forwarded-For"))
                : call.caller().id();
    }

    private static Limits.Group group(Call call, Rules wanted) {
        if (call.caller().kind() == Caller.Kind.ANONYMOUS) {
            return Limits.Group.ANONYMOUS;
        }
        if (wanted.idempotent()) {
            return Limits.Group.FILING;
        }
        boolean reads = call.method().equals("GET") || call.method().equals("HEAD");
        return reads ? Limits.Group.READ : Limits.Group.WRITE;
    }
}
