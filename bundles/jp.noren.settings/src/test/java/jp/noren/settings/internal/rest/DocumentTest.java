package jp.noren.settings.internal.rest;

import jp.noren.testing.openapi.OpenApiDrift;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class DocumentTest {
    @Test
    @DisplayName("the OpenAPI part describes what is served")
    void describesWhatIsServed() {
        OpenApiDrift.requireNone("settings", ProviderSettingsResource.class);
    }
}
