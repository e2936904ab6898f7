package jp.noren.rest.internal.cxf;

import java.lang.reflect.Method;
import java.util.Optional;
import javax.ws.rs.core.Response;
import jp.noren.rest.internal.door.Call;
import jp.noren.rest.internal.once.Answer;
import jp.noren.rest.internal.once.Once;
import org.apache.cxf.interceptor.Fault;
import org.apache.cxf.jaxrs.JAXRSInvoker;
import org.apache.cxf.message.Exchange;

/**
 * Calls the method, or not: one with an idempotency key runs once. Here the body has been read and was good, so that a request refused for its
 * form claims nothing.
 */
final class OnceInvoker extends JAXRSInvoker {
    private final RulesOfMethods rules;
    private final Once once;

    OnceInvoker(RulesOfMethods rules, Once once) {
        this.rules = rules;
        this.once = once;
    }

    @Override
    protected Object performInvocation(Exchange exchange, Object resource, Method method, Object[] parameters)
            throws Exception {
        if (rules.of(exchange.getInMessage()).idempotent()) {
            Call call = RulesOfMethods.call(exchange.getInMessage());
            Optional<Answer> replay = begin(call);
            if (replay.isPresent()) {
                return response(replay.get());
            }
        }
        return super.performInvocation(exchange, resource, method, parameters);
    }

    private Optional<Answer> begin(Call call) {
        try {
            return once.begin(call);
        } catch (Exception e) {
            throw new Fault(e);
        }
    }

    private static Response response(Answer kept) {
        Response.ResponseBuilder response = Response.status(kept.status());
        kept.headers().forEach(response::header);
        if (kept.body().length > 0) {
            response.entity(kept.body());
        }
        return response.header("Idempotent-Replayed", "true").build();
    }
}
