package jp.noren.notification.internal.app;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Settings of jp.noren.notification. */
@ObjectClassDefinition(name = "%name", description = "%description", localization = "OSGI-INF/l10n/notification")
public @interface NotificationConfig {

    @AttributeDefinition(name = "%from", description = "%from.description")
    String from() default "noreply@noren.example";

    @AttributeDefinition(name = "%from.name", description = "%from.name.description")
    String from_name() default "Noren";

    @AttributeDefinition(name = "%attempts", description = "%attempts.description", min = "1", max = "10")
    int attempts() default 10;
}
