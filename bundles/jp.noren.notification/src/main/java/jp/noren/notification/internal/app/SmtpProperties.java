package jp.noren.notification.internal.app;

import java.util.Properties;

/** JavaMail's settings for ours. */
final class SmtpProperties {
    private SmtpProperties() {}

    static Properties of(SmtpConfig config) {
        Properties properties = new Properties();
        set(properties, "host", config.host());
        set(properties, "port", config.port());
        set(properties, "auth", !config.user().isBlank());
        security(properties, config.security());
        int millis = Math.multiplyExact(config.timeout_seconds(), 1000);
        set(properties, "connectiontimeout", millis);
        set(properties, "timeout", millis);
        set(properties, "writetimeout", millis);
        return properties;
    }

    /** TLS is required where it is asked for: a server that does not offer it gets no mail. */
    private static void security(Properties properties, String security) {
        switch (security) {
            case "starttls" -> {
                set(properties, "starttls.enable", true);
                set(properties, "starttls.required", true);
            }
            case "tls" -> set(properties, "ssl.enable", true);
            case "none" -> {
                return;
            }
            default -> throw new IllegalArgumentException("security is starttls, tls or none, not " + security);
        }
        set(properties, "ssl.checkserveridentity", true);
        set(properties, "ssl.protocols", "TLSv1.3 TLSv1.2");
    }

    private static void set(Properties properties, String name, Object value) {
        properties.setProperty("mail.smtp." + name, String.valueOf(value));
    }
}
