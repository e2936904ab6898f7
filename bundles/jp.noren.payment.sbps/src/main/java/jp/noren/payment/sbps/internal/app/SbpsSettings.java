package jp.noren.payment.sbps.internal.app;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.AttributeType;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Settings of {@code jp.noren.payment.sbps}. Secrets start with a dot, which keeps them out of the service's properties. */
@ObjectClassDefinition(name = "%name", description = "%description", localization = "OSGI-INF/l10n/payment.sbps")
public @interface SbpsSettings {

    @AttributeDefinition(name = "%endpoint", description = "%endpoint.description")
    String endpoint() default "";

    @AttributeDefinition(name = "%merchant.id", description = "%merchant.id.description")
    String merchant_id() default "";

    @AttributeDefinition(name = "%merchant.service", description = "%merchant.service.description")
    String merchant_service() default "";

    @AttributeDefinition(name = "%hash.key", description = "%hash.key.description", type = AttributeType.PASSWORD)
    String _hash_key() default "";

    @AttributeDefinition(
            name = "%des.key",
            description = "%des.key.description",
            type = AttributeType.PASSWORD,
            required = false)
    String _des_key() default "";

    @AttributeDefinition(
            name = "%des.iv",
            description = "%des.iv.description",
            type = AttributeType.PASSWORD,
            required = false)
    String _des_iv() default "";

    @AttributeDefinition(name = "%contract", description = "%contract.description")
    Contract contract() default Contract.CAPTURE_ON_COMMIT;

    @AttributeDefinition(name = "%connect.millis", description = "%connect.millis.description", min = "1")
    int connect_millis() default 2_000;

    @AttributeDefinition(name = "%read.millis", description = "%read.millis.description", min = "1")
    int read_millis() default 15_000;

    @AttributeDefinition(name = "%total.millis", description = "%total.millis.description", min = "1")
    int total_millis() default 20_000;
}
