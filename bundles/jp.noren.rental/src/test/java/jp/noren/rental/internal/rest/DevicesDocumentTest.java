package jp.noren.rental.internal.rest;

import jp.noren.testing.openapi.OpenApiDrift;
import org.junit.jupiter.api.Test;

class DevicesDocumentTest {
    @Test
    void describesWhatIsServed() {
        OpenApiDrift.requireNone("rental", DevicesResource.class, ReturnsResource.class, PaymentResource.class);
    }
}
