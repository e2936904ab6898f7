package jp.noren.settings.internal.app;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** What can be set in {@code etc/jp.noren.settings.cfg}. */
@ObjectClassDefinition(name = "%name", description = "%description", localization = "OSGI-INF/l10n/settings")
public @interface KeySettings {

    /** The bundle's word. */
    String PID = "jp.noren.settings";

    @AttributeDefinition(name = "%key.name", description = "%key.description", required = false)
    String key_file() default "";
}
