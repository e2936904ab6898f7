package jp.noren.rest.internal.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;

/**
 * The body of a problem answer, RFC 9457 and three members of our own.
 *
 * @param type where the code is explained, in our own documentation
 * @param title the kind of problem in the reader's language
 * @param detail what happened here, in the reader's language
 * @param instance the path that was asked for
 * @param code what programs switch on
 * @param requestId names the request in the logs
 * @param errors the fields in question
 */
public record Problem(
        String type,
        String title,
        int status,
        String detail,
        String instance,
        String code,
        String requestId,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<FieldProblem> errors) {

    public static final String MEDIA_TYPE = "application/problem+json";

    /** One field that is wrong: a JSON pointer into the request's body, a code, and the text. */
    public record FieldProblem(String pointer, String code, String detail) {}
}
