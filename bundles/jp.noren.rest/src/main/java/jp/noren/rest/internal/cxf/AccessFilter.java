package jp.noren.rest.internal.cxf;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.IntSupplier;
import javax.annotation.Priority;
import javax.ws.rs.Priorities;
import javax.ws.rs.container.ContainerRequestContext;
import javax.ws.rs.container.ContainerRequestFilter;
import javax.ws.rs.core.MediaType;
import jp.noren.access.api.Caller;
import jp.noren.kernel.RefusedException;
import jp.noren.kernel.RefusedException.Kind;
import jp.noren.rest.internal.door.Bearers;
import jp.noren.rest.internal.door.Call;
import jp.noren.rest.internal.once.Once;
import jp.noren.rest.internal.problem.Refusal;
import jp.noren.rest.internal.problem.RefusalException;
import org.apache.cxf.jaxrs.utils.JAXRSUtils;
import org.apache.cxf.message.Message;

/** Runs when the method is known and nothing of the body has been read: who asks, may he, and is it in a form the method takes. */
@Priority(Priorities.AUTHENTICATION)
final class AccessFilter implements ContainerRequestFilter {
    private final RulesOfMethods rules;
    private final Bearers bearers;
    private final IntSupplier houseLimit;
    private final Throttle throttle;

    AccessFilter(RulesOfMethods rules, Bearers bearers, IntSupplier houseLimit, Throttle throttle) {
        this.rules = rules;
        this.bearers = bearers;
        this.houseLimit = houseLimit;
        this.throttle = throttle;
    }

    @Override
    public void filter(ContainerRequestContext context) {
        Message message = JAXRSUtils.getCurrentMessage();
        Call call = RulesOfMethods.call(message);
        Rules wanted = rules.of(message);
        call.isFor(rules.operation(message));
        call.isBy(bearers.caller(call));
        throttle.requireWithin(call, wanted);
        requireAllowed(call, wanted);
        requireForm(context, call, wanted);
        call.limitBody(wanted.bodyLimit() == 0 ? houseLimit.getAsInt() : wanted.bodyLimit());
        if (wanted.idempotent()) {
            Once.requireKey(call);
        }
    }

    /** Refused unless the method says otherwise: one without a word on it is for nobody. */
    private static void requireAllowed(Call call, Rules wanted) {
        if (wanted.open()) {
            return;
        }
        if (call.caller().kind() == Caller.Kind.ANONYMOUS) {
            throw unauthenticated(call);
        }
        boolean byRole = !Collections.disjoint(wanted.roles(), call.caller().roles());
        if (!byRole && !call.caller().scopes().contains(wanted.scope())) {
            throw forbidden(call, wanted);
        }
    }

    /** A client is told which scope its key lacks, so that its owner can give it one that has it. */
    private static RefusedException forbidden(Call call, Rules wanted) {
        boolean forClients =
                call.caller().kind() == Caller.Kind.CLIENT && !wanted.scope().isEmpty();
        return forClients
                ? new RefusedException(Kind.FORBIDDEN, "rest.scope-missing", Map.of("scope", wanted.scope()))
                : new RefusedException(Kind.FORBIDDEN, "rest.forbidden");
    }

    private static RefusalException unauthenticated(Call call) {
        boolean tried = call.header("Authorization") != null;
        Refusal refusal = Refusal.of(401, "rest.unauthenticated");
        return new RefusalException(
                tried ? refusal.with("WWW-Authenticate", "Bearer realm=\"noren\", error=\"invalid_token\"") : refusal);
    }

    private static void requireForm(ContainerRequestContext context, Call call, Rules wanted) {
        if (wanted.jsonIn() && call.hasBody() && !isJson(context.getMediaType())) {
            throw new RefusedException(Kind.UNSUPPORTED_TYPE, "rest.unsupported-media-type");
        }
        if (wanted.jsonOut() && !acceptsJson(context.getAcceptableMediaTypes())) {
            throw new RefusalException(Refusal.of(406, "rest.not-acceptable", Map.of("types", "application/json")));
        }
    }

    private static boolean isJson(MediaType type) {
        return type != null && MediaType.APPLICATION_JSON_TYPE.isCompatible(type) && !type.isWildcardType();
    }

    private static boolean acceptsJson(List<MediaType> accepted) {
        return accepted.isEmpty() || accepted.stream().anyMatch(MediaType.APPLICATION_JSON_TYPE::isCompatible);
    }
}
