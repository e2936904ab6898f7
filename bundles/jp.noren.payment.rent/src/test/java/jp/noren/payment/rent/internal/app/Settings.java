package jp.noren.payment.rent.internal.app;

import java.lang.annotation.Annotation;

/** Settings as the configuration would give them. */
public record Settings(
        String endpoint, String _api_key, long max_yen, int connect_millis, int read_millis, int total_millis)
        implements RentSettings {

    public static final Settings NOTHING = new Settings("", "", 0, 2000, 15000, 20000);

    /** The emulator's. */
    public static Settings of(Object root) {
        return new Settings(root + "/api/v1", "EMULATOR-RENT-KEY-0123456789", 1_000_000, 2000, 15000, 20000);
    }

    @Override
    public Class<? extends Annotation> annotationType() {
        return RentSettings.class;
    }
}
