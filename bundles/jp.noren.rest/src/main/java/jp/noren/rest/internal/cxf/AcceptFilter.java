package jp.noren.rest.internal.cxf;

import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.ws.rs.container.ContainerRequestContext;
import javax.ws.rs.container.ContainerRequestFilter;
import javax.ws.rs.container.PreMatching;
import javax.ws.rs.core.HttpHeaders;
import javax.ws.rs.core.MediaType;
import jp.noren.rest.internal.problem.Problem;

/**
 * Who understands a problem in JSON understands JSON. Generated clients name the types that the document names for an operation: for one that answers
 * nothing (204) that is the problem alone.
 */
@PreMatching
final class AcceptFilter implements ContainerRequestFilter {
    private static final Pattern UNWANTED = Pattern.compile(";\\s*[qQ]=0(\\.0*)?\\s*(;|$)");

    @Override
    public void filter(ContainerRequestContext context) {
        String accept = context.getHeaderString(HttpHeaders.ACCEPT);
        if (accept == null) {
            return;
        }
        String json = Arrays.stream(accept.split(","))
                .map(String::strip)
                .filter(type -> type.toLowerCase(Locale.ROOT).startsWith(Problem.MEDIA_TYPE))
                .filter(type -> !UNWANTED.matcher(type).find())
                .map(type -> ", " + MediaType.APPLICATION_JSON + type.substring(Problem.MEDIA_TYPE.length()))
                .collect(Collectors.joining());
        if (!json.isEmpty()) {
            context.getHeaders().putSingle(HttpHeaders.ACCEPT, accept + json);
        }
    }
}
