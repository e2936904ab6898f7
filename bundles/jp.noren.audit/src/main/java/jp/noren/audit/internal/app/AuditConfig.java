package jp.noren.audit.internal.app;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Configuration {@code jp.noren.audit}. */
@ObjectClassDefinition(
        id = "jp.noren.audit",
        localization = "OSGI-INF/l10n/audit",
        name = "%name",
        description = "%description")
public @interface AuditConfig {

    /** Folder of the key file and of the anchors; empty: {@code audit} in the container's data folder. */
    @AttributeDefinition(name = "%data.folder", description = "%data.folder.description", required = false)
    String data_folder() default "";
}
