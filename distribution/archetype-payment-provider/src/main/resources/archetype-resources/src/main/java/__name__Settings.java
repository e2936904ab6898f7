package ${package};

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.AttributeType;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** The settings in etc/${package}.cfg. {@code _api_key} is written {@code .api.key} there: with the dot it becomes no property of the service. */
@ObjectClassDefinition(name = "%name", description = "%description", localization = "OSGI-INF/l10n/payment.${word}")
public @interface ${name}Settings {

    @AttributeDefinition(name = "%endpoint", description = "%endpoint.description")
    String endpoint() default "";

    @AttributeDefinition(name = "%api.key", description = "%api.key.description", type = AttributeType.PASSWORD)
    String _api_key() default "";

    @AttributeDefinition(name = "%notify.key", description = "%notify.key.description", type = AttributeType.PASSWORD)
    String _notify_key() default "";

    @AttributeDefinition(name = "%max.yen", description = "%max.yen.description", min = "1")
    long max_yen() default 500_000;
}
