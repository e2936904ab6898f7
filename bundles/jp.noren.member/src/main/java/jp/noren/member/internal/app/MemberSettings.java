package jp.noren.member.internal.app;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Where the links in the mails lead. */
@ObjectClassDefinition(name = "Noren member")
public @interface MemberSettings {

    @AttributeDefinition(
            description = "Address of the page where a new password is set; {ticket} stands for the link's secret")
    String passwordPage() default "http://localhost:8181/api/v1/password-reissues/page?ticket={ticket}";

    @AttributeDefinition(
            description = "Address of the page that verifies a mail address; {ticket} stands for the link's secret")
    String emailPage() default "http://localhost:8181/api/v1/email-verifications/page?ticket={ticket}";
}
