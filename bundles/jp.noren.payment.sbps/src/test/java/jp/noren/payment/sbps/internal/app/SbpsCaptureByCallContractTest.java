package jp.noren.payment.sbps.internal.app;

/** The same contract for a merchant who captures by call and encrypts. */
class SbpsCaptureByCallContractTest extends SbpsContractTest {
    @Override
    TestSettings settings(String endpoint) {
        return TestSettings.encrypted(endpoint);
    }
}
