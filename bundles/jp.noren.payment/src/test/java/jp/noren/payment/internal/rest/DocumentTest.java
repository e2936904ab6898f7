package jp.noren.payment.internal.rest;

import jp.noren.testing.openapi.OpenApiDrift;
import org.junit.jupiter.api.Test;

class DocumentTest {
    @Test
    void describesWhatIsServed() {
        OpenApiDrift.requireNone(
                "payment",
                PaymentsResource.class,
                CollectionsResource.class,
                SettlementsResource.class,
                StoredValueResource.class,
                DepositsResource.class,
                NotificationsResource.class,
                ReturnsResource.class);
    }
}
