package jp.noren.payment.npinvoice.internal.app;

import java.lang.annotation.Annotation;
import jp.noren.sandbox.internal.np.NpShop;

/** Settings as the configuration would give them. */
public record TestSettings(
        String endpoint,
        String shop_code,
        String _sp_code,
        String terminal_id,
        int unfinished_hours,
        int connect_millis,
        int read_millis,
        int total_millis)
        implements NpSettings {

    public static final TestSettings NOTHING = new TestSettings("", "", "", "", 24, 2000, 15000, 20000);

    /** The shop of the emulator. */
    public static TestSettings of(String endpoint) {
        NpShop shop = NpShop.SYNTHETIC;
        return new TestSettings(endpoint, shop.shopCode(), shop.spCode(), shop.terminalId(), 24, 2000, 15000, 20000);
    }

    public TestSettings withSpCode(String other) {
        return new TestSettings(
                endpoint, shop_code, other, terminal_id, unfinished_hours, connect_millis, read_millis, total_millis);
    }

    public TestSettings withTerminal(String other) {
        return new TestSettings(
                endpoint, shop_code, _sp_code, other, unfinished_hours, connect_millis, read_millis, total_millis);
    }

    public TestSettings withTimes(int read, int total) {
        return new TestSettings(
                endpoint, shop_code, _sp_code, terminal_id, unfinished_hours, connect_millis, read, total);
    }

    @Override
    public Class<? extends Annotation> annotationType() {
        return NpSettings.class;
    }
}
