package jp.noren.testing.openapi;

import java.lang.annotation.Annotation;
import java.util.Arrays;
import java.util.Optional;

/** Annotations by their names. */
final class Names {
    private Names() {}

    /** The member of the annotation of that name; the annotation itself when no member is named. */
    static Optional<Object> value(Annotation[] annotations, String name, String member) {
        return Arrays.stream(annotations)
                .filter(annotation -> annotation.annotationType().getName().equals(name))
                .findFirst()
                .map(annotation -> member == null ? annotation : invoke(annotation, member));
    }

    private static Object invoke(Annotation annotation, String member) {
        try {
            return annotation.annotationType().getMethod(member).invoke(annotation);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    /** {@code termsVersion} as it travels: {@code terms_version}. */
    static String wire(String component) {
        return component.replaceAll("([a-z0-9])([A-Z])", "$1_$2").toLowerCase();
    }
}
