package jp.noren.webhook.internal;

import jp.noren.testing.openapi.OpenApiDrift;
import jp.noren.webhook.internal.rest.WebhookDeliveriesResource;
import jp.noren.webhook.internal.rest.WebhookEndpointsResource;
import org.junit.jupiter.api.Test;

class DocumentTest {
    @Test
    void describesWhatIsServed() {
        OpenApiDrift.requireNone("webhook", WebhookEndpointsResource.class, WebhookDeliveriesResource.class);
    }
}
