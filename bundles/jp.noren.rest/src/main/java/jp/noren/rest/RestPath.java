package jp.noren.rest;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.osgi.service.component.annotations.ComponentPropertyType;

/** The segment below {@code /api/v1/} that a resource answers, such as {@code orders}. Service property {@code rest.path}. */
@ComponentPropertyType
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface RestPath {
    String PREFIX_ = "rest.";

    String path();
}
