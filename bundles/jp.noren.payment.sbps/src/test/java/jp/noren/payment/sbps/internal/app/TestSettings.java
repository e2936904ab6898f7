package jp.noren.payment.sbps.internal.app;

import java.lang.annotation.Annotation;

/** Settings as the configuration would give them. */
public record TestSettings(
        String endpoint,
        String merchant_id,
        String merchant_service,
        String _hash_key,
        String _des_key,
        String _des_iv,
        Contract contract,
        int connect_millis,
        int read_millis,
        int total_millis)
        implements SbpsSettings {

    public static final TestSettings NOTHING =
            new TestSettings("", "", "", "", "", "", Contract.CAPTURE_ON_COMMIT, 2000, 15000, 20000);

    /** The merchant of the emulator whose contract captures on commit. */
    public static TestSettings plain(String endpoint) {
        return new TestSettings(
                endpoint,
                "99901",
                "001",
                "EMULATOR-HASH-KEY-0123456789",
                "",
                "",
                Contract.CAPTURE_ON_COMMIT,
                2000,
                15000,
                20000);
    }

    /** The one that captures by call and encrypts. */
    public static TestSettings encrypted(String endpoint) {
        return new TestSettings(
                endpoint,
                "99902",
                "002",
                "EMULATOR-HASH-KEY-9876543210",
                "EMULATOR-3DES-KEY-000001",
                "EMU-IV-1",
                Contract.CAPTURE_AFTER_COMMIT,
                2000,
                15000,
                20000);
    }

    public TestSettings with(Contract other) {
        return new TestSettings(
                endpoint,
                merchant_id,
                merchant_service,
                _hash_key,
                _des_key,
                _des_iv,
                other,
                connect_millis,
                read_millis,
                total_millis);
    }

    public TestSettings withHashKey(String other) {
        return new TestSettings(
                endpoint,
                merchant_id,
                merchant_service,
                other,
                _des_key,
                _des_iv,
                contract,
                connect_millis,
                read_millis,
                total_millis);
    }

    public TestSettings withTimes(int connect, int read, int total) {
        return new TestSettings(
                endpoint, merchant_id, merchant_service, _hash_key, _des_key, _des_iv, contract, connect, read, total);
    }

    @Override
    public Class<? extends Annotation> annotationType() {
        return SbpsSettings.class;
    }
}
