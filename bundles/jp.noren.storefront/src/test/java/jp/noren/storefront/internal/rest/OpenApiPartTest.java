package jp.noren.storefront.internal.rest;

import jp.noren.testing.openapi.OpenApiDrift;
import org.junit.jupiter.api.Test;

class OpenApiPartTest {

    @Test
    void thePartDescribesWhatIsServed() {
        OpenApiDrift.requireNone("storefront", StorefrontsResource.class);
    }
}
