package jp.noren.payment.rent.internal.app;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.AttributeType;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Settings of {@code jp.noren.payment.rent}. The secret starts with a dot, which keeps it out of the service's properties. */
@ObjectClassDefinition(name = "%name", description = "%description", localization = "OSGI-INF/l10n/payment.rent")
public @interface RentSettings {

    @AttributeDefinition(name = "%endpoint", description = "%endpoint.description")
    String endpoint() default "";

    @AttributeDefinition(name = "%api.key", description = "%api.key.description", type = AttributeType.PASSWORD)
    String _api_key() default "";

    @AttributeDefinition(name = "%max.yen", description = "%max.yen.description")
    long max_yen() default 0;

    @AttributeDefinition(name = "%connect.millis", description = "%connect.millis.description", min = "1")
    int connect_millis() default 2_000;

    @AttributeDefinition(name = "%read.millis", description = "%read.millis.description", min = "1")
    int read_millis() default 15_000;

    @AttributeDefinition(name = "%total.millis", description = "%total.millis.description", min = "1")
    int total_millis() default 20_000;
}
