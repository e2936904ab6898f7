package jp.noren.notification.internal.app;

import java.lang.annotation.Annotation;

/** Configurations for tests. */
final class Configs {
    private Configs() {}

    static NotificationConfig attempts(int attempts) {
        return new NotificationConfig() {
            @Override
            public String from() {
                return "noreply@noren.example";
            }

            @Override
            public String from_name() {
                return "のれん";
            }

            @Override
            public int attempts() {
                return attempts;
            }

            @Override
            public Class<? extends Annotation> annotationType() {
                return NotificationConfig.class;
            }
        };
    }
}
