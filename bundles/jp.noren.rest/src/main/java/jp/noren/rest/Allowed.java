package jp.noren.rest;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import jp.noren.access.api.Role;

/**
 * Who may call the method: a principal with one of the roles, or an API client whose key has the scope. Whose object it is, the use case asks: a client
 * sees what belongs to its storefront, as {@link jp.noren.access.api.Caller#looksAfter} says.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Allowed {
    Role[] value();

    /** The scope that lets an API client in, the bundle's word and what it does: {@code billing:read}; empty: no client may. */
    String scope() default "";
}
