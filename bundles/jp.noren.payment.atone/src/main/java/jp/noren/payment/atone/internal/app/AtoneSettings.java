package jp.noren.payment.atone.internal.app;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.AttributeType;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Settings of {@code jp.noren.payment.atone}. The secret starts with a dot, which keeps it out of the service's properties. */
@ObjectClassDefinition(name = "%name", description = "%description", localization = "OSGI-INF/l10n/payment.atone")
public @interface AtoneSettings {

    @AttributeDefinition(name = "%endpoint", description = "%endpoint.description")
    String endpoint() default "";

    @AttributeDefinition(name = "%script", description = "%script.description")
    String script() default "";

    @AttributeDefinition(name = "%public.key", description = "%public.key.description")
    String public_key() default "";

    @AttributeDefinition(name = "%secret.key", description = "%secret.key.description", type = AttributeType.PASSWORD)
    String _secret_key() default "";

    @AttributeDefinition(name = "%terminal.id", description = "%terminal.id.description")
    String terminal_id() default "";

    @AttributeDefinition(name = "%max.yen", description = "%max.yen.description", min = "1")
    long max_yen() default 300_000;

    @AttributeDefinition(name = "%connect.millis", description = "%connect.millis.description", min = "1")
    int connect_millis() default 2_000;

    @AttributeDefinition(name = "%read.millis", description = "%read.millis.description", min = "1")
    int read_millis() default 15_000;

    @AttributeDefinition(name = "%total.millis", description = "%total.millis.description", min = "1")
    int total_millis() default 20_000;
}
