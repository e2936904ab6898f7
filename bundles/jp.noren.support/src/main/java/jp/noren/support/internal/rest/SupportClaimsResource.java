package jp.noren.support.internal.rest;

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
import jp.noren.kernel.Slice;
import jp.noren.rest.Allowed;
import jp.noren.rest.Idempotent;
import jp.noren.rest.Page;
import jp.noren.rest.Request;
import jp.noren.rest.RestPath;
import jp.noren.rest.RestResource;
import jp.noren.support.internal.app.FileClaim;
import jp.noren.support.internal.app.ReadClaims;
import jp.noren.support.internal.app.SettleClaim;
import jp.noren.support.internal.app.TellClaim;
import jp.noren.support.internal.app.Words;
import jp.noren.support.internal.domain.Claim;
import jp.noren.support.internal.domain.ClaimState;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code /api/v1/support-claims}: what happened to devices, and whether support covers it (R043 to R045). */
@Component(service = RestResource.class)
@RestPath(path = "support-claims")
@Path("/")
@Produces(MediaType.APPLICATION_JSON)
public final class SupportClaimsResource implements RestResource {
    private static final String URL = "/api/v1/support-claims";

    private final FileClaim file;
    private final ReadClaims read;
    private final SettleClaim settle;
    private final TellClaim tell;
    private final Words words;

    @Activate
    public SupportClaimsResource(
            @Reference FileClaim file,
            @Reference ReadClaims read,
            @Reference SettleClaim settle,
            @Reference TellClaim tell,
            @Reference Words words) {
        this.file = file;
        this.read = read;
        this.settle = settle;
        this.tell = tell;
        this.words = words;
    }

    @POST
    @Idempotent
    @Allowed(Role.MEMBER)
    @Consumes(MediaType.APPLICATION_JSON)
    public Response file(@Context Request request, ClaimWire.New body) {
        Claim claim = file.handle(body.command(request));
        return Response.status(Response.Status.CREATED)
                .header("Location", URL + "/" + claim.id())
                .entity(shown(request, claim))
                .build();
    }

    private ClaimWire.Shown shown(Request request, Claim claim) {
        return ClaimWire.Shown.of(claim, tell, words, request.language());
    }

    @GET
    @Allowed(
            value = {Role.MEMBER, Role.CS, Role.BILLING, Role.ADMIN, Role.RESELLER},
            scope = "support:read")
    public Page<ClaimWire.Shown> list(
            @Context Request request,
            @QueryParam("storefront") String storefront,
            @QueryParam("contract") String contract,
            @QueryParam("state") String state,
            @QueryParam("limit") Integer limit,
            @QueryParam("starting_after") String after,
            @QueryParam("ending_before") String before) {
        Page.Cursor cursor = Page.Cursor.of(limit, after, before);
        var filter = new ReadClaims.Filter(storefront, contract, Fields.word(ClaimState.class, state));
        var rows = read.page(request.caller(), filter, new Slice(cursor.limit(), after, before));
        return Page.of(rows, cursor, URL, claim -> shown(request, claim));
    }

    @GET
    @Path("{id}")
    @Allowed(
            value = {Role.MEMBER, Role.CS, Role.BILLING, Role.ADMIN, Role.RESELLER},
            scope = "support:read")
    public ClaimWire.Shown one(@Context Request request, @PathParam("id") String id) {
        return shown(request, read.find(request.caller(), id));
    }

    @POST
    @Path("{id}/settlements")
    @Idempotent
    @Allowed({Role.CS, Role.ADMIN})
    @Consumes(MediaType.APPLICATION_JSON)
    public Response settle(@Context Request request, @PathParam("id") String id, ClaimWire.Settlement body) {
        Claim claim = settle.handle(request.caller(), id, body.checked());
        return Response.status(Response.Status.CREATED)
                .entity(shown(request, claim))
                .build();
    }
}
