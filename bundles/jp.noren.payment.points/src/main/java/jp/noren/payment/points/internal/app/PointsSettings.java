package jp.noren.payment.points.internal.app;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Settings of {@code jp.noren.payment.points}. */
@ObjectClassDefinition(name = "%name", description = "%description", localization = "OSGI-INF/l10n/payment.points")
public @interface PointsSettings {

    @AttributeDefinition(name = "%max.yen", description = "%max.yen.description")
    long max_yen() default 0;
}
