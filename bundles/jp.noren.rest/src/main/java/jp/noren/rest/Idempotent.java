package jp.noren.rest;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The method costs or files something: it needs an {@code Idempotency-Key} (400 without). The same key with the same body replays the stored answer,
 * 409 while the first still runs, 422 for another body. An answer of 5xx is not kept: the use case gets the same key again
 * ({@link Request#idempotencyKey()}) and must find what it has already done.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Idempotent {}
