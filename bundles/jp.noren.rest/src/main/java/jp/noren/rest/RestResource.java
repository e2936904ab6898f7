package jp.noren.rest;

/**
 * Marks a JAX-RS resource as a service: it is published at {@code /api/v1/<rest.path>} as long as the service is there, behind a gate of that path.
 * The class carries {@code @Path("/")}, its methods the rest. Its bundle describes it in {@code openapi/<bundle's word>.yaml}.
 * Every method carries {@link Allowed} or {@link Public}; one without is refused to everybody.
 * Bodies are JSON unless a method says {@code @Consumes}, answers are JSON unless it says {@code @Produces}. Answers are held back until the
 * method has returned, so nothing can be streamed and {@code @Suspended} is not supported: the gate counts the method's own running time.
 */
public interface RestResource {}
