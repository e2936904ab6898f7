package jp.noren.rest;

import java.util.Optional;
import jp.noren.access.api.Caller;

/** What the door knows of the running request. A method takes it as {@code @Context Request request}. */
public interface Request {

    Caller caller();

    /** The language to answer in: {@code ja}, {@code en} or {@code vi}. */
    String language();

    /** Stands in the answer's {@code Request-Id}, in problems and in every log line. */
    String id();

    /** The key scoped to storefront, principal, method and path, so that no other caller's can be equal; 43 characters, the same on every repeat. */
    Optional<String> idempotencyKey();

    /** The {@code If-Match} header; a single tag without its quotes. {@link Preconditions} compares it. */
    Optional<String> ifMatch();
}
