package jp.noren.plugin.internal;

import jp.noren.plugin.internal.rest.PluginsResource;
import jp.noren.testing.openapi.OpenApiDrift;
import org.junit.jupiter.api.Test;

class DocumentTest {
    @Test
    void describesWhatIsServed() {
        OpenApiDrift.requireNone("plugin", PluginsResource.class);
    }
}
