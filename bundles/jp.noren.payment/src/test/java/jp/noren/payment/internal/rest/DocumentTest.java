package jp.noren.payment.internal.rest;

import jp.noren.testing.openapi.OpenApiDrift;
import org.junit.jupiter.api.Test;

class DocumentTest {
    @Test
    void describesWhatIsServed() {
        OpenApiDrift.requireNone(
                "payment",
                PaymentsResource.class,
                DepositsResource.class,
                NotificationsResource.class,
                ReturnsResource.class);
    }
}
