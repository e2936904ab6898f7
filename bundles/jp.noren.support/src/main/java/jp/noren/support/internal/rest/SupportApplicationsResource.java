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
import jp.noren.rest.Idempotent;
import jp.noren.rest.Request;
import jp.noren.rest.RestPath;
import jp.noren.rest.RestResource;
import jp.noren.support.internal.app.FileOperation;
import jp.noren.support.internal.app.PreviewFiling;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code /api/v1/support-applications}: change, release and late join of support, looked at first and then filed (R040 to R051). */
@Component(service = RestResource.class)
@RestPath(path = "support-applications")
@Path("/")
@Produces(MediaType.APPLICATION_JSON)
public final class SupportApplicationsResource implements RestResource {
    private final PreviewFiling preview;
    private final FileOperation file;
    private final SupportWriter writer;

    @Activate
    public SupportApplicationsResource(
            @Reference PreviewFiling preview, @Reference FileOperation file, @Reference SupportWriter writer) {
        this.preview = preview;
        this.file = file;
        this.writer = writer;
    }

    @POST
    @Path("previews")
    @Allowed(Role.MEMBER)
    @Consumes(MediaType.APPLICATION_JSON)
    public SupportWire.Preview preview(@Context Request request, ApplicationWire.Wanted body) {
        var operation = body.checked();
        return writer.preview(
                preview.handle(request.caller(), body.contract(), operation, body.plan()), request.language());
    }

    @POST
    @Idempotent
    @Allowed(Role.MEMBER)
    @Consumes(MediaType.APPLICATION_JSON)
    public Response file(@Context Request request, ApplicationWire.NewFiling body) {
        var application = file.handle(body.command(request));
        return Response.status(Response.Status.CREATED)
                .header("Location", "/api/v1/support/contracts/" + application.contract())
                .entity(SupportWire.Filed.of(application))
                .build();
    }
}
