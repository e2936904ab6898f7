package jp.noren.webhook.internal.app;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Configuration {@code jp.noren.webhook}. */
@ObjectClassDefinition(
        id = "jp.noren.webhook",
        localization = "OSGI-INF/l10n/webhook",
        name = "%name",
        description = "%description")
public @interface WebhookConfig {

    @AttributeDefinition(name = "%http.allowed", description = "%http.allowed.description")
    boolean http_allowed() default false;

    @AttributeDefinition(name = "%networks", description = "%networks.description", required = false)
    String networks() default "";

    @AttributeDefinition(name = "%timeout.seconds", description = "%timeout.seconds.description", min = "1", max = "20")
    int timeout_seconds() default 15;

    @AttributeDefinition(name = "%threads", description = "%threads.description", min = "1", max = "256")
    int threads() default 32;

    @AttributeDefinition(name = "%per.endpoint", description = "%per.endpoint.description", min = "1", max = "32")
    int per_endpoint() default 4;

    @AttributeDefinition(name = "%overlap.hours", description = "%overlap.hours.description", min = "0", max = "720")
    int overlap_hours() default 24;

    @AttributeDefinition(name = "%warn.hours", description = "%warn.hours.description", min = "1")
    int warn_hours() default 24;

    @AttributeDefinition(name = "%off.hours", description = "%off.hours.description", min = "1")
    int off_hours() default 120;

    @AttributeDefinition(name = "%kept.days", description = "%kept.days.description", min = "4", max = "400")
    int kept_days() default 30;

    /** Folder of the key file; empty: {@code webhook} in the container's data folder. */
    @AttributeDefinition(name = "%data.folder", description = "%data.folder.description", required = false)
    String data_folder() default "";
}
