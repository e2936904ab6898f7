package jp.noren.audit.internal.rest;

import java.util.List;
import java.util.Map;
import javax.ws.rs.GET;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import jp.noren.access.api.Role;
import jp.noren.audit.internal.app.BrowseTrail;
import jp.noren.audit.internal.app.VerifyTrail;
import jp.noren.audit.internal.domain.Entry;
import jp.noren.i18n.Messages;
import jp.noren.rest.Allowed;
import jp.noren.rest.Page;
import jp.noren.rest.Request;
import jp.noren.rest.RestPath;
import jp.noren.rest.RestResource;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code /api/v1/audit}. */
@Component(service = RestResource.class)
@RestPath(path = "audit")
@Path("/")
@Produces(MediaType.APPLICATION_JSON)
public final class AuditResource implements RestResource {
    private static final String URL = "/api/v1/audit";

    private final BrowseTrail browse;
    private final VerifyTrail verify;
    private final Messages messages;

    @Activate
    public AuditResource(@Reference BrowseTrail browse, @Reference VerifyTrail verify, @Reference Messages messages) {
        this.browse = browse;
        this.verify = verify;
        this.messages = messages;
    }

    @GET
    @Allowed({Role.ADMIN, Role.RESELLER})
    public Page<EntryWire> list(
            @Context Request request,
            @QueryParam("storefront") String storefront,
            @QueryParam("object") String object,
            @QueryParam("limit") Integer limit,
            @QueryParam("starting_after") String after,
            @QueryParam("ending_before") String before) {
        Page.Cursor cursor = Page.Cursor.of(limit, after, before);
        BrowseTrail.Query query = new BrowseTrail.Query(storefront, object, after, before, cursor.limit());
        List<Entry.Sealed> rows = browse.handle(request.caller(), query);
        return Page.of(rows, cursor, URL, EntryWire::of);
    }

    /** The last verification of this node; makes one when there was none yet. */
    @GET
    @Path("verification")
    @Allowed(Role.ADMIN)
    public ReportWire lastVerification(@Context Request request) {
        return wire(verify.last().orElseGet(verify::handle), request);
    }

    @POST
    @Path("verification")
    @Allowed(Role.ADMIN)
    public ReportWire verify(@Context Request request) {
        return wire(verify.handle(), request);
    }

    private ReportWire wire(VerifyTrail.Report report, Request request) {
        return ReportWire.of(report, code -> messages.text(request.language(), code, Map.of()));
    }
}
