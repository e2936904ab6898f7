package jp.noren.payment.internal.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;

class OwnersTest {
    private final List<Bundle> installed = new ArrayList<>();
    private final Owners owners =
            new Owners(of(BundleContext.class, "getBundles", () -> installed.toArray(Bundle[]::new)));

    private Bundle bundle(String name) {
        Bundle bundle = of(Bundle.class, "getSymbolicName", () -> name);
        installed.add(bundle);
        return bundle;
    }

    private static <T> T of(Class<T> type, String method, java.util.function.Supplier<Object> answer) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (proxy, asked, arguments) -> switch (asked.getName()) {
                    case "equals" -> proxy == arguments[0];
                    case "hashCode" -> System.identityHashCode(proxy);
                    default -> asked.getName().equals(method) ? answer.get() : null;
                }));
    }

    @Test
    @DisplayName("A provider of the house keeps its id, even against one that came first")
    void house() {
        Bundle hijacker = bundle("com.example.hostile");
        Bundle cards = bundle("jp.noren.payment.sbps");

        assertThat(owners.isAnothers("sbps", hijacker)).isTrue();
        assertThat(owners.isAnothers("sbps", cards)).isFalse();
        assertThat(owners.isAnothers("sbps", hijacker)).isTrue();
    }

    @Test
    @DisplayName("Among others the first keeps it, in every version, until it is taken out")
    void first() {
        Bundle first = bundle("com.example.pay");
        Bundle second = bundle("com.example.hostile");

        assertThat(owners.isAnothers("pay", first)).isFalse();
        assertThat(owners.isAnothers("pay", second)).isTrue();
        assertThat(owners.isAnothers("pay", bundle("com.example.pay"))).isFalse();
        installed.removeIf(bundle -> bundle.getSymbolicName().equals("com.example.pay"));
        assertThat(owners.isAnothers("pay", second)).isFalse();
    }
}
