package jp.noren.rest.internal.cxf;

import java.lang.reflect.Method;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.servlet.http.HttpServletRequest;
import jp.noren.rest.internal.door.Call;
import jp.noren.rest.internal.metrics.Requests;
import org.apache.cxf.jaxrs.model.OperationResourceInfo;
import org.apache.cxf.message.Message;
import org.apache.cxf.transport.http.AbstractHTTPDestination;

/** The rules of one resource's methods. It goes with the resource, so it may hold its classes. */
final class RulesOfMethods {
    private final String root;
    private final Map<Method, Rules> rules = new ConcurrentHashMap<>();
    private final Map<Method, Requests.Operation> operations = new ConcurrentHashMap<>();
    private final Deprecations deprecations;

    /** @param root the path that the resource is published at */
    RulesOfMethods(String root, Deprecations deprecations) {
        this.root = root;
        this.deprecations = deprecations;
    }

    /** The rules of the method that a request was matched to. */
    Rules of(Message message) {
        return rules.computeIfAbsent(method(message), Rules::of);
    }

    /** What the request is for, by the template of its path. */
    Requests.Operation operation(Message message) {
        return operations.computeIfAbsent(method(message), found -> Operations.operation(root, found));
    }

    /** The headers that announce its end; none for one that stays. */
    Map<String, String> announced(Message message) {
        return deprecations.of(method(message));
    }

    private static Method method(Message message) {
        OperationResourceInfo found = message.getExchange().get(OperationResourceInfo.class);
        Method annotated = found.getAnnotatedMethod();
        return annotated == null ? found.getMethodToInvoke() : annotated;
    }

    static Call call(Message message) {
        return Call.of((HttpServletRequest) message.get(AbstractHTTPDestination.HTTP_REQUEST));
    }
}
