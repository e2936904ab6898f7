package jp.noren.rest.internal.osgi;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** The bounds of the interface. A change holds for the requests that come after it. */
@ObjectClassDefinition(name = "%name", description = "%description", localization = "OSGI-INF/l10n/rest")
public @interface RestConfig {

    @AttributeDefinition(name = "%waiting.seconds", description = "%waiting.seconds.description", min = "0")
    int waiting_seconds() default 25;

    @AttributeDefinition(name = "%waiting.per.path", description = "%waiting.per.path.description", min = "0")
    int waiting_per_path() default 64;

    @AttributeDefinition(name = "%waiting.in.all", description = "%waiting.in.all.description", min = "0")
    int waiting_in_all() default 128;

    @AttributeDefinition(name = "%drain.seconds", description = "%drain.seconds.description", min = "0")
    int drain_seconds() default 30;

    @AttributeDefinition(name = "%memory.seconds", description = "%memory.seconds.description", min = "0")
    int memory_seconds() default 60;

    @AttributeDefinition(name = "%body.limit.bytes", description = "%body.limit.bytes.description", min = "1024")
    int body_limit_bytes() default 64 * 1024;

    @AttributeDefinition(name = "%limit.anonymous", description = "%limit.anonymous.description", min = "0")
    int limit_anonymous() default 120_000;

    @AttributeDefinition(name = "%limit.read", description = "%limit.read.description", min = "0")
    int limit_read() default 60_000;

    @AttributeDefinition(name = "%limit.write", description = "%limit.write.description", min = "0")
    int limit_write() default 30_000;

    @AttributeDefinition(name = "%limit.filing", description = "%limit.filing.description", min = "0")
    int limit_filing() default 30_000;

    @AttributeDefinition(name = "%proxies", description = "%proxies.description", required = false)
    String proxies() default "";

    /** The dot in front keeps it out of the component's properties. */
    @AttributeDefinition(name = "%metrics.token", description = "%metrics.token.description", required = false)
    String _metrics_token() default "";
}
