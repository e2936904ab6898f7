package jp.noren.checkout.internal.rest;

import java.util.List;
import javax.ws.rs.GET;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import jp.noren.access.api.Role;
import jp.noren.checkout.internal.app.CancelHeld;
import jp.noren.checkout.internal.app.ListHeld;
import jp.noren.checkout.internal.app.ResumeHeld;
import jp.noren.checkout.internal.domain.Order;
import jp.noren.kernel.Slice;
import jp.noren.rest.Allowed;
import jp.noren.rest.Idempotent;
import jp.noren.rest.Page;
import jp.noren.rest.Request;
import jp.noren.rest.RestPath;
import jp.noren.rest.RestResource;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code /api/v1/held-orders}: the desk's list of orders over the credit line, and what it can do about one (R157). */
@Component(service = RestResource.class)
@RestPath(path = "held-orders")
@Path("/")
@Produces(MediaType.APPLICATION_JSON)
public final class HeldOrdersResource implements RestResource {
    private static final String URL = "/api/v1/held-orders";

    /** What became of it. */
    public record MovedWire(String id, String number, String status, String reason) {}

    private final ListHeld list;
    private final ResumeHeld resume;
    private final CancelHeld cancel;

    @Activate
    public HeldOrdersResource(@Reference ListHeld list, @Reference ResumeHeld resume, @Reference CancelHeld cancel) {
        this.list = list;
        this.resume = resume;
        this.cancel = cancel;
    }

    @GET
    @Allowed({Role.CS, Role.BILLING, Role.CREDIT})
    public Page<HeldWire> list(
            @QueryParam("limit") Integer limit,
            @QueryParam("starting_after") String after,
            @QueryParam("ending_before") String before) {
        Page.Cursor cursor = Page.Cursor.of(limit, after, before);
        List<ListHeld.Row> rows = list.page(new Slice(cursor.limit(), after, before));
        return Page.of(rows, cursor, URL, HeldWire::of);
    }

    @POST
    @Idempotent
    @Allowed({Role.CS, Role.BILLING, Role.CREDIT})
    @Path("{id}/resumptions")
    public MovedWire resume(@Context Request request, @PathParam("id") String id) {
        return moved(resume.handle(request.caller(), id).order());
    }

    @POST
    @Idempotent
    @Allowed({Role.CS, Role.BILLING, Role.CREDIT})
    @Path("{id}/cancellations")
    public MovedWire cancel(@Context Request request, @PathParam("id") String id) {
        return moved(cancel.byDesk(request.caller(), id).order());
    }

    private static MovedWire moved(Order order) {
        String reason = order.reason() == null ? null : order.reason().word();
        return new MovedWire(order.id(), order.number(), order.status().word(), reason);
    }
}
