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
import jp.noren.billing.internal.app.BillWords;
import jp.noren.billing.internal.app.ReadAccounts;
import jp.noren.billing.internal.app.StepAccount;
import jp.noren.billing.internal.domain.MandateState;
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

/** {@code /api/v1/settlement-accounts}: how member accounts settle, by transfer or by direct debit. */
@Component(service = RestResource.class)
@RestPath(path = "settlement-accounts")
@Path("/")
@Produces(MediaType.APPLICATION_JSON)
public final class SettlementAccountsResource implements RestResource {
    private static final String URL = "/api/v1/settlement-accounts";

    private final ReadAccounts read;
    private final StepAccount step;
    private final BillWords words;

    @Activate
    public SettlementAccountsResource(
            @Reference ReadAccounts read, @Reference StepAccount step, @Reference BillWords words) {
        this.read = read;
        this.step = step;
        this.words = words;
    }

    @GET
    @Allowed(
            value = {Role.BILLING, Role.CS, Role.CREDIT, Role.ADMIN, Role.RESELLER},
            scope = "billing:read")
    public Page<AccountWire.Shown> list(
            @Context Request request,
            @QueryParam("storefront") String storefront,
            @QueryParam("state") String state,
            @QueryParam("limit") Integer limit,
            @QueryParam("starting_after") String after,
            @QueryParam("ending_before") String before) {
        Page.Cursor cursor = Page.Cursor.of(limit, after, before);
        Slice slice = new Slice(cursor.limit(), after, before);
        var rows = read.page(request.caller(), storefront, Fields.word(MandateState.class, state), slice);
        return Page.of(rows, cursor, URL, shown -> wire(request, shown));
    }

    private AccountWire.Shown wire(Request request, ReadAccounts.Shown shown) {
        return AccountWire.Shown.of(shown, request.caller(), words, request.language());
    }

    @GET
    @Path("me")
    @Allowed(Role.MEMBER)
    public AccountWire.Shown mine(@Context Request request) {
        return wire(request, read.find(request.caller(), request.caller().id()));
    }

    @GET
    @Path("{member}")
    @Allowed(
            value = {Role.BILLING, Role.CS, Role.CREDIT, Role.ADMIN, Role.RESELLER},
            scope = "billing:read")
    public AccountWire.Shown one(@Context Request request, @PathParam("member") String member) {
        return wire(request, read.find(request.caller(), member));
    }

    @POST
    @Path("{member}/steps")
    @Idempotent
    @Allowed({Role.BILLING, Role.CS, Role.ADMIN})
    @Consumes(MediaType.APPLICATION_JSON)
    public Response step(@Context Request request, @PathParam("member") String member, AccountWire.NewStep body) {
        step.handle(body.command(request.caller(), member));
        return Response.status(Response.Status.CREATED)
                .entity(wire(request, read.find(request.caller(), member)))
                .build();
    }
}
