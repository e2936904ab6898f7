package jp.noren.member.internal;

import jp.noren.member.internal.rest.CredentialsMailsResource;
import jp.noren.member.internal.rest.EmailVerificationsResource;
import jp.noren.member.internal.rest.LoginHelpResource;
import jp.noren.member.internal.rest.MembersResource;
import jp.noren.member.internal.rest.PasswordReissuesResource;
import jp.noren.testing.openapi.OpenApiDrift;
import org.junit.jupiter.api.Test;

class DocumentTest {
    @Test
    void describesWhatIsServed() {
        OpenApiDrift.requireNone(
                "member",
                MembersResource.class,
                PasswordReissuesResource.class,
                EmailVerificationsResource.class,
                CredentialsMailsResource.class,
                LoginHelpResource.class);
    }
}
