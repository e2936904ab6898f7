package jp.noren.audit.internal.rest;

import jp.noren.testing.openapi.OpenApiDrift;
import org.junit.jupiter.api.Test;

class OpenApiPartTest {

    @Test
    void thePartDescribesWhatIsServed() {
        OpenApiDrift.requireNone("audit", AuditResource.class);
    }
}
