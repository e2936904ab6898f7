package jp.noren.member.internal.app;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Where the links in the mails lead. */
@ObjectClassDefinition(name = "%name", description = "%description", localization = "OSGI-INF/l10n/member")
public @interface MemberSettings {

    @AttributeDefinition(name = "%passwordPage", description = "%passwordPage.description")
    String passwordPage() default "http://localhost:8181/api/v1/password-reissues/page?ticket={ticket}";

    @AttributeDefinition(name = "%emailPage", description = "%emailPage.description")
    String emailPage() default "http://localhost:8181/api/v1/email-verifications/page?ticket={ticket}";
}
