package jp.noren.payment.internal.app;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** What can be set in {@code etc/jp.noren.payment.cfg}. */
@ObjectClassDefinition(name = "%name", description = "%description", localization = "OSGI-INF/l10n/payment")
public @interface PaymentSettings {

    /** The bundle's word. */
    String PID = "jp.noren.payment";

    @AttributeDefinition(name = "%call.name", description = "%call.description", min = "1", max = "60")
    int call_seconds() default 20;

    @AttributeDefinition(name = "%public.name", description = "%public.description")
    String public_url() default "http://127.0.0.1:8181";
}
