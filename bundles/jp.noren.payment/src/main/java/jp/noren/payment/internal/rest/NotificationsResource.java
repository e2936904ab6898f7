package jp.noren.payment.internal.rest;

import java.util.List;
import javax.ws.rs.Consumes;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.HttpHeaders;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import jp.noren.payment.internal.app.TakeNotification;
import jp.noren.payment.spi.PaymentProvider;
import jp.noren.payment.spi.Requests;
import jp.noren.rest.Public;
import jp.noren.rest.RestPath;
import jp.noren.rest.RestResource;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code /api/v1/payment-notifications}: what payment companies send on their own. */
@Component(service = RestResource.class)
@RestPath(path = "payment-notifications")
@Path("/")
public final class NotificationsResource implements RestResource {
    private final TakeNotification taker;

    @Activate
    public NotificationsResource(@Reference TakeNotification taker) {
        this.taker = taker;
    }

    @POST
    @Public
    @Path("{provider}")
    @Consumes(MediaType.WILDCARD)
    @Produces(MediaType.WILDCARD)
    public Response take(@PathParam("provider") String provider, @Context HttpHeaders headers, byte[] body) {
        List<Requests.Incoming.Header> all = headers.getRequestHeaders().entrySet().stream()
                .flatMap(entry ->
                        entry.getValue().stream().map(value -> new Requests.Incoming.Header(entry.getKey(), value)))
                .toList();
        String type =
                headers.getMediaType() == null ? "" : headers.getMediaType().toString();
        Requests.Incoming incoming = new Requests.Incoming(type, body == null ? new byte[0] : body, all);
        PaymentProvider.Reply reply = taker.handle(provider, incoming);
        return Response.status(reply.status())
                .type(reply.contentType())
                .entity(reply.body())
                .build();
    }
}
