package jp.noren.billing.internal.rest;

import javax.ws.rs.Consumes;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import jp.noren.access.api.Role;
import jp.noren.billing.internal.app.ImportClaims;
import jp.noren.kernel.Yen;
import jp.noren.rest.Allowed;
import jp.noren.rest.BodyLimit;
import jp.noren.rest.Request;
import jp.noren.rest.RestPath;
import jp.noren.rest.RestResource;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code /api/v1/claims}: takes over what members owe from another system. */
@Component(service = RestResource.class)
@RestPath(path = "claims")
@Path("/")
@Produces(MediaType.APPLICATION_JSON)
public final class ClaimsResource implements RestResource {
    private static final int MEBIBYTE = 1024 * 1024;

    /** @param before were there already; @param total yen with tax of what was imported */
    public record Imported(int imported, int before, Yen total) {}

    private final ImportClaims imports;

    @Activate
    public ClaimsResource(@Reference ImportClaims imports) {
        this.imports = imports;
    }

    @POST
    @Path("import")
    @Allowed({Role.BILLING, Role.ADMIN})
    @Consumes(MediaType.APPLICATION_JSON)
    @BodyLimit(MEBIBYTE)
    public Imported importAll(@Context Request request, ClaimsWire.Claims body) {
        ImportClaims.Imported done = imports.handle(request.caller(), body.rows());
        return new Imported(done.imported(), done.before(), done.total());
    }
}
