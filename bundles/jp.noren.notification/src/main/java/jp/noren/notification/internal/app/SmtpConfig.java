package jp.noren.notification.internal.app;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.AttributeType;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.osgi.service.metatype.annotations.Option;

/** Settings of jp.noren.notification.smtp. */
@ObjectClassDefinition(
        name = "%smtp.name",
        description = "%smtp.description",
        localization = "OSGI-INF/l10n/notification")
public @interface SmtpConfig {

    @AttributeDefinition(name = "%smtp.host", description = "%smtp.host.description")
    String host();

    @AttributeDefinition(name = "%smtp.port", description = "%smtp.port.description")
    int port() default 587;

    @AttributeDefinition(
            name = "%smtp.security",
            description = "%smtp.security.description",
            options = {@Option(value = "starttls"), @Option(value = "tls"), @Option(value = "none")})
    String security() default "starttls";

    @AttributeDefinition(name = "%smtp.user", description = "%smtp.user.description")
    String user() default "";

    @AttributeDefinition(
            name = "%smtp.password",
            description = "%smtp.password.description",
            type = AttributeType.PASSWORD)
    String _password() default "";

    @AttributeDefinition(name = "%smtp.timeout", description = "%smtp.timeout.description")
    int timeout_seconds() default 10;
}
