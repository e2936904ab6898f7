package jp.noren.access.internal.rest;

import jp.noren.testing.openapi.OpenApiDrift;
import org.junit.jupiter.api.Test;

class OpenApiPartTest {

    @Test
    void thePartDescribesWhatIsServed() {
        OpenApiDrift.requireNone(
                "access",
                SessionsResource.class,
                OperatorsResource.class,
                ResellersResource.class,
                ClientsResource.class);
    }
}
