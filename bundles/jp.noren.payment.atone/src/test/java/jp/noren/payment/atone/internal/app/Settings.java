package jp.noren.payment.atone.internal.app;

import java.lang.annotation.Annotation;

/** Settings as the configuration would give them. */
public record Settings(
        String endpoint,
        String script,
        String public_key,
        String _secret_key,
        String terminal_id,
        long max_yen,
        int connect_millis,
        int read_millis,
        int total_millis)
        implements AtoneSettings {

    static final String SECRET = "EMULATOR-ATONE-SECRET-0123";
    public static final Settings NOTHING = new Settings("", "", "", "", "", 300_000, 2000, 15000, 20000);

    /** The emulator's. */
    public static Settings of(Object root) {
        return new Settings(
                root + "/v1",
                root + "/v1/atone.js",
                "EMULATOR-ATONE-PUB",
                SECRET,
                "9900000001",
                300_000,
                2000,
                15000,
                20000);
    }

    Settings withSecret(String other) {
        return new Settings(
                endpoint, script, public_key, other, terminal_id, max_yen, connect_millis, read_millis, total_millis);
    }

    @Override
    public Class<? extends Annotation> annotationType() {
        return AtoneSettings.class;
    }
}
