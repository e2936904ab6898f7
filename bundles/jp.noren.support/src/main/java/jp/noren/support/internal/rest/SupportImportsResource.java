package jp.noren.support.internal.rest;

import javax.ws.rs.Consumes;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import jp.noren.access.api.Role;
import jp.noren.rest.Allowed;
import jp.noren.rest.BodyLimit;
import jp.noren.rest.Idempotent;
import jp.noren.rest.Request;
import jp.noren.rest.RestPath;
import jp.noren.rest.RestResource;
import jp.noren.support.internal.app.ImportSupport;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code /api/v1/support-imports}: plans, key codes and the support that contracts have already, all of a document or nothing. */
@Component(service = RestResource.class)
@RestPath(path = "support-imports")
@Path("/")
@Produces(MediaType.APPLICATION_JSON)
public final class SupportImportsResource implements RestResource {
    private static final int LARGEST = 4 * 1024 * 1024;

    private final ImportSupport imports;

    @Activate
    public SupportImportsResource(@Reference ImportSupport imports) {
        this.imports = imports;
    }

    @POST
    @Idempotent
    @BodyLimit(LARGEST)
    @Allowed(
            value = {Role.CONTENT, Role.ADMIN, Role.RESELLER},
            scope = "support:write")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response importAll(@Context Request request, ImportWire.Document body) {
        ImportSupport.Imported done = imports.handle(body.command(request.caller()));
        return Response.status(Response.Status.CREATED)
                .entity(new ImportWire.Imported(done.plans(), done.keys(), done.contracts()))
                .build();
    }
}
