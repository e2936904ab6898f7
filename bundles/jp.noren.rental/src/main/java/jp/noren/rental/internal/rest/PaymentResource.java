package jp.noren.rental.internal.rest;

import javax.ws.rs.Consumes;
import javax.ws.rs.GET;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import jp.noren.access.api.Role;
import jp.noren.i18n.Messages;
import jp.noren.rental.internal.app.ChangePayment;
import jp.noren.rental.internal.app.ReadPayment;
import jp.noren.rest.Allowed;
import jp.noren.rest.Idempotent;
import jp.noren.rest.Request;
import jp.noren.rest.RestPath;
import jp.noren.rest.RestResource;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code /api/v1/contract-payment}: how a member pays for his contracts; below {@code legacy} the page of contracts of old. */
@Component(service = RestResource.class)
@RestPath(path = "contract-payment")
@Path("/")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class PaymentResource implements RestResource {
    private final ReadPayment read;
    private final ChangePayment change;
    private final Messages messages;

    @Activate
    public PaymentResource(@Reference ReadPayment read, @Reference ChangePayment change, @Reference Messages messages) {
        this.read = read;
        this.change = change;
        this.messages = messages;
    }

    @GET
    @Allowed(Role.MEMBER)
    public PaymentWire.View page(@Context Request request) {
        return view(request, false);
    }

    @GET
    @Path("legacy")
    @Allowed(Role.MEMBER)
    public PaymentWire.View legacyPage(@Context Request request) {
        return view(request, true);
    }

    private PaymentWire.View view(Request request, boolean legacy) {
        return PaymentWire.View.of(read.handle(request.caller(), legacy), legacy, messages, request.language());
    }

    @POST
    @Path("changes")
    @Idempotent
    @Allowed(Role.MEMBER)
    public Response change(@Context Request request, PaymentWire.ChangeRequest body) {
        return changed(request, body, false);
    }

    @POST
    @Path("legacy/changes")
    @Idempotent
    @Allowed(Role.MEMBER)
    public Response changeLegacy(@Context Request request, PaymentWire.ChangeRequest body) {
        return changed(request, body, true);
    }

    private Response changed(Request request, PaymentWire.ChangeRequest body, boolean legacy) {
        return Response.status(Response.Status.CREATED)
                .entity(PaymentWire.Changed.of(change.handle(body.command(request, legacy))))
                .build();
    }
}
