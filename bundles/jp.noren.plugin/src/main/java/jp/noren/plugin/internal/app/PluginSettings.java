package jp.noren.plugin.internal.app;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.osgi.service.metatype.annotations.Option;

/** What can be set in {@code etc/jp.noren.plugin.cfg}. */
@ObjectClassDefinition(name = "%name", description = "%description", localization = "OSGI-INF/l10n/plugin")
public @interface PluginSettings {

    /** The bundle's word. */
    String PID = "jp.noren.plugin";

    @AttributeDefinition(
            name = "%admission.name",
            description = "%admission.description",
            options = {@Option(label = "open", value = "open"), @Option(label = "required", value = "required")})
    String admission() default "open";

    @AttributeDefinition(name = "%allowed.name", description = "%allowed.description")
    String allowed() default "";

    @AttributeDefinition(name = "%keys.name", description = "%keys.description")
    String keys() default "";

    @AttributeDefinition(name = "%twopersons.name", description = "%twopersons.description")
    boolean two_persons() default false;

    @AttributeDefinition(name = "%test.name", description = "%test.description", min = "1", max = "120")
    int test_seconds() default 10;

    @AttributeDefinition(name = "%probation.name", description = "%probation.description", min = "0", max = "86400")
    int probation_seconds() default 600;

    @AttributeDefinition(name = "%deploy.name", description = "%deploy.description")
    String deploy() default "";
}
