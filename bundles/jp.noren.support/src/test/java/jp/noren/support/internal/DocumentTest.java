package jp.noren.support.internal;

import jp.noren.support.internal.rest.GuideResource;
import jp.noren.support.internal.rest.SupportApplicationsResource;
import jp.noren.support.internal.rest.SupportClaimsResource;
import jp.noren.support.internal.rest.SupportImportsResource;
import jp.noren.support.internal.rest.SupportKeysResource;
import jp.noren.support.internal.rest.SupportPlansResource;
import jp.noren.support.internal.rest.SupportResource;
import jp.noren.testing.openapi.OpenApiDrift;
import org.junit.jupiter.api.Test;

class DocumentTest {
    @Test
    void describesWhatIsServed() {
        OpenApiDrift.requireNone(
                "support",
                GuideResource.class,
                SupportApplicationsResource.class,
                SupportClaimsResource.class,
                SupportImportsResource.class,
                SupportKeysResource.class,
                SupportPlansResource.class,
                SupportResource.class);
    }
}
