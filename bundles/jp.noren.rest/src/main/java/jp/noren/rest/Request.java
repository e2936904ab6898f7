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

    /** Scoped to storefront, principal, method and path; at most 255 characters. */
    Optional<String> idempotencyKey();

    /** The raw {@code If-Match} header, without quotes. */
    Optional<String> ifMatch();
}
