package jp.noren.payment.npinvoice.internal.app;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.AttributeType;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Settings of {@code jp.noren.payment.npinvoice}. Secrets start with a dot, which keeps them out of the service's properties. */
@ObjectClassDefinition(name = "%name", description = "%description", localization = "OSGI-INF/l10n/payment.npinvoice")
public @interface NpSettings {

    @AttributeDefinition(name = "%endpoint", description = "%endpoint.description")
    String endpoint() default "";

    @AttributeDefinition(name = "%shop.code", description = "%shop.code.description")
    String shop_code() default "";

    @AttributeDefinition(name = "%sp.code", description = "%sp.code.description", type = AttributeType.PASSWORD)
    String _sp_code() default "";

    @AttributeDefinition(name = "%terminal.id", description = "%terminal.id.description")
    String terminal_id() default "";

    @AttributeDefinition(name = "%unfinished.hours", description = "%unfinished.hours.description", min = "1")
    int unfinished_hours() default 24;

    @AttributeDefinition(name = "%connect.millis", description = "%connect.millis.description", min = "1")
    int connect_millis() default 2_000;

    @AttributeDefinition(name = "%read.millis", description = "%read.millis.description", min = "1")
    int read_millis() default 15_000;

    @AttributeDefinition(name = "%total.millis", description = "%total.millis.description", min = "1")
    int total_millis() default 20_000;
}
