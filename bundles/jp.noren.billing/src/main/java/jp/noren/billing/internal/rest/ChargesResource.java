package jp.noren.billing.internal.rest;

import javax.ws.rs.GET;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import jp.noren.access.api.Role;
import jp.noren.billing.internal.app.ReadCharges;
import jp.noren.billing.internal.domain.ChargeState;
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

/** {@code /api/v1/charges}: what contracts owe; a member pays his own here when a try has failed, or when he has to begin. */
@Component(service = RestResource.class)
@RestPath(path = "charges")
@Path("/")
@Produces(MediaType.APPLICATION_JSON)
public final class ChargesResource implements RestResource {
    private static final String URL = "/api/v1/charges";

    private final ReadCharges read;

    @Activate
    public ChargesResource(@Reference ReadCharges read) {
        this.read = read;
    }

    @GET
    @Allowed(
            value = {Role.MEMBER, Role.BILLING, Role.CS, Role.ADMIN, Role.RESELLER},
            scope = "billing:read")
    public Page<ChargeWire.Head> list(
            @Context Request request,
            @QueryParam("storefront") String storefront,
            @QueryParam("member") String member,
            @QueryParam("contract") String contract,
            @QueryParam("state") String state,
            @QueryParam("run") String run,
            @QueryParam("limit") Integer limit,
            @QueryParam("starting_after") String after,
            @QueryParam("ending_before") String before) {
        Page.Cursor cursor = Page.Cursor.of(limit, after, before);
        var wanted = Fields.word(ChargeState.class, state);
        var filter = new ReadCharges.Filter(storefront, member, contract, wanted, run);
        var rows = read.page(request.caller(), filter, new Slice(cursor.limit(), after, before));
        return Page.of(rows, cursor, URL, ChargeWire.Head::of);
    }

    @GET
    @Path("{id}")
    @Allowed(
            value = {Role.MEMBER, Role.BILLING, Role.CS, Role.ADMIN, Role.RESELLER},
            scope = "billing:read")
    public ChargeWire.Whole one(@Context Request request, @PathParam("id") String id) {
        return ChargeWire.Whole.of(read.whole(request.caller(), id), request.language());
    }

    @POST
    @Path("{id}/payments")
    @Idempotent
    @Allowed({Role.MEMBER, Role.BILLING})
    public Response pay(@Context Request request, @PathParam("id") String id) {
        return Response.status(Response.Status.CREATED)
                .entity(ChargeWire.Whole.of(read.pay(request.caller(), id), request.language()))
                .build();
    }
}
