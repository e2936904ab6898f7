package jp.noren.support.internal.rest;

import java.time.LocalDate;
import javax.ws.rs.GET;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import jp.noren.access.api.Role;
import jp.noren.rest.Allowed;
import jp.noren.rest.Request;
import jp.noren.rest.RestPath;
import jp.noren.rest.RestResource;
import jp.noren.support.internal.app.ExplainSupport;
import jp.noren.support.internal.app.ReadKey;
import jp.noren.support.internal.app.ReadSupport;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code /api/v1/support}: the support of contracts, readable on any day (R041), and the member's key code (R054). */
@Component(service = RestResource.class)
@RestPath(path = "support")
@Path("/")
@Produces(MediaType.APPLICATION_JSON)
public final class SupportResource implements RestResource {
    private static final String URL = "/api/v1/support/contracts";

    private final ReadSupport read;
    private final ReadKey key;
    private final ExplainSupport explain;
    private final SupportWriter writer;

    @Activate
    public SupportResource(
            @Reference ReadSupport read,
            @Reference ReadKey key,
            @Reference ExplainSupport explain,
            @Reference SupportWriter writer) {
        this.read = read;
        this.key = key;
        this.explain = explain;
        this.writer = writer;
    }

    @GET
    @Path("contracts")
    @Allowed(Role.MEMBER)
    public SupportWire.ViewList mine(@Context Request request) {
        var rows = read.mine(request.caller()).stream()
                .map(view -> writer.view(view, request.language()))
                .toList();
        return new SupportWire.ViewList("list", rows, URL);
    }

    @GET
    @Path("contracts/{id}")
    @Allowed(
            value = {Role.MEMBER, Role.CS, Role.BILLING, Role.ADMIN, Role.RESELLER},
            scope = "support:read")
    public SupportWire.View one(@Context Request request, @PathParam("id") String id) {
        return writer.view(read.one(request.caller(), id), request.language());
    }

    @GET
    @Path("contracts/{id}/key")
    @Allowed(Role.MEMBER)
    public SupportWire.Key key(@Context Request request, @PathParam("id") String id) {
        ReadKey.KeyView shown = key.handle(request.caller(), id);
        return writer.key(shown, read.one(request.caller(), id), request.language());
    }

    @GET
    @Path("contracts/{id}/explanation")
    @Allowed(
            value = {Role.MEMBER, Role.CS, Role.BILLING, Role.ADMIN, Role.RESELLER},
            scope = "support:read")
    public SupportWire.Explanation explanation(
            @Context Request request, @PathParam("id") String id, @QueryParam("on") LocalDate on) {
        var rows = explain.handle(request.caller(), id, on).stream()
                .map(one -> writer.explained(one, request.language()))
                .toList();
        return new SupportWire.Explanation("list", rows, URL + "/" + id + "/explanation");
    }
}
