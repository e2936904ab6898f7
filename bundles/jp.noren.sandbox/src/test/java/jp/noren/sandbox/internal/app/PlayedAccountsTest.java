package jp.noren.sandbox.internal.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.util.Dictionary;
import java.util.HashMap;
import java.util.Hashtable;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.osgi.service.cm.Configuration;
import org.osgi.service.cm.ConfigurationAdmin;
import org.osgi.service.cm.ConfigurationEvent;

class PlayedAccountsTest {
    private static final String CARDS = "jp.noren.payment.sbps";

    private final Map<String, Dictionary<String, Object>> store = new HashMap<>();
    private final ConfigurationAdmin admin =
            proxy(ConfigurationAdmin.class, (method, arguments) -> configuration((String) arguments[0]));

    private interface Calls {
        Object call(String method, Object[] arguments);
    }

    private static <T> T proxy(Class<T> type, Calls calls) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (self, method, arguments) -> calls.call(method.getName(), arguments)));
    }

    @SuppressWarnings("unchecked")
    private Configuration configuration(String pid) {
        return proxy(Configuration.class, (method, arguments) -> switch (method) {
            case "getProperties" -> store.get(pid);
            case "updateIfDifferent" -> !arguments[0].equals(store.put(pid, (Dictionary<String, Object>) arguments[0]));
            default -> throw new UnsupportedOperationException(method);
        });
    }

    private PlayedAccounts start(String port) {
        return new PlayedAccounts(admin, Map.of("NOREN_HTTP_PORT", port));
    }

    private static Dictionary<String, Object> settings(String endpoint) {
        return new Hashtable<>(Map.of("endpoint", endpoint));
    }

    @Test
    void fillsInWhatNobodyHasConfigured() {
        start("8282");
        assertThat(store.get(CARDS).get("endpoint")).isEqualTo("http://127.0.0.1:8282/sandbox/sbps/api/xmlapi.do");
        assertThat(store.get("jp.noren.payment.banktransfer").get("account.number"))
                .isEqualTo("1234567");
        assertThat(store.get("jp.noren.payment.atone").get("endpoint"))
                .isEqualTo("http://127.0.0.1:8282/sandbox/atone/v1");
        assertThat(store.get("jp.noren.payment.rent").get("endpoint"))
                .isEqualTo("http://127.0.0.1:8282/sandbox/rent/api/v1");
        assertThat(store.get("jp.noren.payment.points").get("max.yen")).isEqualTo("1000000");
    }

    @Test
    void leavesAloneWhatAnOperatorHasWritten() {
        store.put(CARDS, settings("https://api.example/x"));
        start("8282");
        assertThat(store.get(CARDS)).isEqualTo(settings("https://api.example/x"));
    }

    @Test
    void movesItsOwnValuesToAnotherPort() {
        start("8282");
        start("8383");
        assertThat(store.get(CARDS).get("endpoint").toString()).contains(":8383/");
    }

    @Test
    void anEmptyFileReadLaterIsFilledInAgain() {
        PlayedAccounts accounts = start("8282");
        store.put(CARDS, settings(" "));
        accounts.configurationEvent(new ConfigurationEvent(reference(), ConfigurationEvent.CM_UPDATED, null, CARDS));
        assertThat(store.get(CARDS).get("endpoint").toString()).contains(":8282/");
    }

    private static org.osgi.framework.ServiceReference<ConfigurationAdmin> reference() {
        @SuppressWarnings("unchecked")
        org.osgi.framework.ServiceReference<ConfigurationAdmin> reference =
                proxy(org.osgi.framework.ServiceReference.class, (method, arguments) -> null);
        return reference;
    }
}
