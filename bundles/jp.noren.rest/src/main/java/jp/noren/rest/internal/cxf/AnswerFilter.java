package jp.noren.rest.internal.cxf;

import javax.ws.rs.container.ContainerRequestContext;
import javax.ws.rs.container.ContainerResponseContext;
import javax.ws.rs.container.ContainerResponseFilter;
import javax.ws.rs.core.MediaType;
import jp.noren.rest.Page;
import jp.noren.rest.internal.door.Call;
import org.apache.cxf.jaxrs.model.OperationResourceInfo;
import org.apache.cxf.jaxrs.utils.JAXRSUtils;
import org.apache.cxf.message.Message;

/** Sees to what all answers have in common: JSON unless the method says otherwise, links of pages, 304 for what the client has. */
final class AnswerFilter implements ContainerResponseFilter {
    private static final int OK = 200;
    private static final int NOT_MODIFIED = 304;

    private final RulesOfMethods rules;

    AnswerFilter(RulesOfMethods rules) {
        this.rules = rules;
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        Message message = JAXRSUtils.getCurrentMessage();
        if (message.getExchange().get(OperationResourceInfo.class) == null) {
            return;
        }
        Call call = RulesOfMethods.call(message.getExchange().getInMessage());
        rules.announced(message.getExchange().getInMessage())
                .forEach((name, value) -> response.getHeaders().add(name, value));
        if (isNotModified(call, response)) {
            response.setStatus(NOT_MODIFIED);
            response.setEntity(null);
            return;
        }
        boolean problem = response.getStatus() >= 400 && response.getHeaders().containsKey("Content-Type");
        if (response.hasEntity() && !problem) {
            describe(message, call, response);
        }
    }

    private void describe(Message message, Call call, ContainerResponseContext response) {
        if (rules.of(message.getExchange().getInMessage()).jsonOut()) {
            response.getHeaders().putSingle("Content-Type", MediaType.APPLICATION_JSON_TYPE);
        }
        if (response.getEntity() instanceof Page<?> page && page.hasMore()) {
            PageLinks.link(page, call.query())
                    .ifPresent(link -> response.getHeaders().putSingle("Link", link));
        }
    }

    private static boolean isNotModified(Call call, ContainerResponseContext response) {
        String known = call.header("If-None-Match");
        if (known == null || response.getStatus() != OK || response.getEntityTag() == null) {
            return false;
        }
        String tag = '"' + response.getEntityTag().getValue() + '"';
        return (call.method().equals("GET") || call.method().equals("HEAD"))
                && (known.trim().equals("*") || known.contains(tag));
    }
}
