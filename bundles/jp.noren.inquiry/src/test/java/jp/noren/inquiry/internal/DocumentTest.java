package jp.noren.inquiry.internal;

import jp.noren.inquiry.internal.rest.InquiriesResource;
import jp.noren.inquiry.internal.rest.LoginInquiriesResource;
import jp.noren.testing.openapi.OpenApiDrift;
import org.junit.jupiter.api.Test;

class DocumentTest {
    @Test
    void describesWhatIsServed() {
        OpenApiDrift.requireNone("inquiry", InquiriesResource.class, LoginInquiriesResource.class);
    }
}
