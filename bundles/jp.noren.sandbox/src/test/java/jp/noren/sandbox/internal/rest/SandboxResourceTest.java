package jp.noren.sandbox.internal.rest;

import jp.noren.testing.openapi.OpenApiDrift;
import org.junit.jupiter.api.Test;

class SandboxResourceTest {

    @Test
    void theDocumentSaysWhatIsServed() {
        OpenApiDrift.requireNone("sandbox", SandboxResource.class);
    }
}
