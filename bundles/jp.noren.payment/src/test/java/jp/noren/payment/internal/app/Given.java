package jp.noren.payment.internal.app;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.Map;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Version;

/** What a container would give to a provider: settings, and its bundle. */
final class Given {
    private Given() {}

    /** Settings as a configuration would give them; what is not named has its default. */
    static <A> A settings(Class<A> type, Map<String, Object> values) {
        return proxy(
                type, (self, method, arguments) -> values.getOrDefault(method.getName(), method.getDefaultValue()));
    }

    /** A bundle that knows its version and nothing else. */
    static BundleContext context() {
        Bundle bundle = proxy(Bundle.class, (self, method, arguments) -> Version.parseVersion("1.0.0"));
        return proxy(BundleContext.class, (self, method, arguments) -> bundle);
    }

    private static <A> A proxy(Class<A> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(Given.class.getClassLoader(), new Class<?>[] {type}, handler));
    }
}
