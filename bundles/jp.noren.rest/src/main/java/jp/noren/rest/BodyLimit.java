package jp.noren.rest;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * How many bytes the body of a request to this method may have, where the house's limit (64 KiB) is too small: a catalogue, a deposit file.
 * A larger body than the house's limit is read only after the caller has been let in; above this limit the answer is 413 {@code rest.body-too-large}.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface BodyLimit {

    /** Bytes, at most {@link #HIGHEST}. */
    int value();

    int HIGHEST = 32 * 1024 * 1024;
}
