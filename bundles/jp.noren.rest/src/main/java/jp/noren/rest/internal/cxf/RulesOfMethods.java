package jp.noren.rest.internal.cxf;

import java.lang.reflect.Method;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.servlet.http.HttpServletRequest;
import jp.noren.rest.internal.door.Call;
import org.apache.cxf.jaxrs.model.OperationResourceInfo;
import org.apache.cxf.message.Message;
import org.apache.cxf.transport.http.AbstractHTTPDestination;

/** The rules of one resource's methods. It goes with the resource, so it may hold its classes. */
final class RulesOfMethods {
    private final Map<Method, Rules> rules = new ConcurrentHashMap<>();

    /** The rules of the method that a request was matched to. */
    Rules of(Message message) {
        OperationResourceInfo found = message.getExchange().get(OperationResourceInfo.class);
        Method annotated = found.getAnnotatedMethod();
        return rules.computeIfAbsent(annotated == null ? found.getMethodToInvoke() : annotated, Rules::of);
    }

    static Call call(Message message) {
        return Call.of((HttpServletRequest) message.get(AbstractHTTPDestination.HTTP_REQUEST));
    }
}
