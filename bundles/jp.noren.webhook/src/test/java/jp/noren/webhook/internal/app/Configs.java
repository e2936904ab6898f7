package jp.noren.webhook.internal.app;

import java.lang.reflect.Proxy;
import java.util.Map;

/** Configurations for tests: what is not named is as the metatype says. */
public final class Configs {
    private Configs() {}

    public static WebhookConfig of(Map<String, Object> values) {
        return (WebhookConfig) Proxy.newProxyInstance(
                WebhookConfig.class.getClassLoader(),
                new Class<?>[] {WebhookConfig.class},
                (proxy, method, args) -> values.getOrDefault(method.getName(), method.getDefaultValue()));
    }

    /** As the sandbox is configured: receivers on this machine, without TLS. */
    static WebhookConfig local(Map<String, Object> more) {
        Map<String, Object> values =
                new java.util.HashMap<>(Map.of("http_allowed", true, "networks", "127.0.0.0/8, ::1/128"));
        values.putAll(more);
        return of(values);
    }
}
