package jp.noren.billing.internal.rest;

import javax.ws.rs.Consumes;
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
import jp.noren.billing.internal.app.ReadCreditLines;
import jp.noren.billing.internal.app.SetCreditLimit;
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

/** {@code /api/v1/credit-lines}: what members may owe, decided by the credit desk. */
@Component(service = RestResource.class)
@RestPath(path = "credit-lines")
@Path("/")
@Produces(MediaType.APPLICATION_JSON)
public final class CreditLinesResource implements RestResource {
    private static final String URL = "/api/v1/credit-lines";

    private final ReadCreditLines read;
    private final SetCreditLimit set;

    @Activate
    public CreditLinesResource(@Reference ReadCreditLines read, @Reference SetCreditLimit set) {
        this.read = read;
        this.set = set;
    }

    @GET
    @Allowed(
            value = {Role.CREDIT, Role.BILLING, Role.CS, Role.ADMIN, Role.RESELLER},
            scope = "billing:read")
    public Page<CreditWire.Line> list(
            @Context Request request,
            @QueryParam("storefront") String storefront,
            @QueryParam("limit") Integer limit,
            @QueryParam("starting_after") String after,
            @QueryParam("ending_before") String before) {
        Page.Cursor cursor = Page.Cursor.of(limit, after, before);
        Slice slice = new Slice(cursor.limit(), after, before);
        return Page.of(read.page(request.caller(), storefront, slice), cursor, URL, CreditWire.Line::of);
    }

    @GET
    @Path("me")
    @Allowed(Role.MEMBER)
    public CreditWire.Line mine(@Context Request request) {
        return CreditWire.Line.of(
                read.find(request.caller(), request.caller().id()).line());
    }

    @GET
    @Path("{member}")
    @Allowed(
            value = {Role.CREDIT, Role.BILLING, Role.CS, Role.ADMIN, Role.RESELLER},
            scope = "billing:read")
    public CreditWire.Whole one(@Context Request request, @PathParam("member") String member) {
        return CreditWire.Whole.of(read.find(request.caller(), member));
    }

    @POST
    @Path("{member}/limits")
    @Idempotent
    @Allowed({Role.CREDIT, Role.ADMIN})
    @Consumes(MediaType.APPLICATION_JSON)
    public Response set(@Context Request request, @PathParam("member") String member, CreditWire.NewLimit body) {
        var line = set.handle(body.command(request.caller(), member));
        return Response.status(Response.Status.CREATED)
                .entity(CreditWire.Line.of(line))
                .build();
    }
}
