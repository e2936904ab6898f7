package jp.noren.document.internal.rest;

import java.net.URI;
import java.util.List;
import javax.ws.rs.Consumes;
import javax.ws.rs.DELETE;
import javax.ws.rs.GET;
import javax.ws.rs.POST;
import javax.ws.rs.PUT;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import jp.noren.access.api.Role;
import jp.noren.document.internal.app.KeepFiles;
import jp.noren.document.internal.domain.SharedFile;
import jp.noren.document.internal.domain.SharedFile.State;
import jp.noren.rest.Allowed;
import jp.noren.rest.BodyLimit;
import jp.noren.rest.Idempotent;
import jp.noren.rest.Request;
import jp.noren.rest.RestPath;
import jp.noren.rest.RestResource;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code /api/v1/files}: editors describe, upload, publish and withdraw what members download. */
@Component(service = RestResource.class)
@RestPath(path = "files")
@Path("/")
@Produces(MediaType.APPLICATION_JSON)
public final class FilesResource implements RestResource {
    private static final String URL = "/api/v1/files";
    private static final int MOST_BYTES = 16 * 1024 * 1024;

    private final KeepFiles files;

    @Activate
    public FilesResource(@Reference KeepFiles files) {
        this.files = files;
    }

    @GET
    @Allowed(
            value = {Role.CONTENT, Role.ADMIN, Role.RESELLER},
            scope = "document:read")
    public FileWire.KeptList list(@Context Request request, @QueryParam("storefront") String storefront) {
        List<FileWire.Kept> kept = files.list(request.caller(), storefront).stream()
                .map(FileWire.Kept::of)
                .toList();
        return new FileWire.KeptList("list", kept, URL);
    }

    @POST
    @Idempotent
    @Allowed(
            value = {Role.CONTENT, Role.ADMIN, Role.RESELLER},
            scope = "document:write")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response describe(@Context Request request, FileWire.New described) {
        SharedFile file = files.describe(request.caller(), described.described());
        return Response.created(URI.create(URL + "/" + file.id()))
                .entity(FileWire.Kept.of(file))
                .build();
    }

    @GET
    @Path("{id}")
    @Allowed(
            value = {Role.CONTENT, Role.ADMIN, Role.RESELLER},
            scope = "document:read")
    public FileWire.Kept one(@Context Request request, @PathParam("id") String id) {
        return FileWire.Kept.of(files.find(request.caller(), id));
    }

    @PUT
    @Path("{id}/content")
    @BodyLimit(MOST_BYTES)
    @Allowed(
            value = {Role.CONTENT, Role.ADMIN, Role.RESELLER},
            scope = "document:write")
    @Consumes({Pdfs.TYPE, MediaType.APPLICATION_OCTET_STREAM})
    public FileWire.Kept fill(@Context Request request, @PathParam("id") String id, byte[] content) {
        return FileWire.Kept.of(files.fill(request.caller(), id, content));
    }

    @PUT
    @Path("{id}/publication")
    @Allowed(
            value = {Role.CONTENT, Role.ADMIN, Role.RESELLER},
            scope = "document:write")
    public FileWire.Kept publish(@Context Request request, @PathParam("id") String id) {
        return FileWire.Kept.of(files.move(request.caller(), id, State.PUBLISHED));
    }

    @DELETE
    @Path("{id}/publication")
    @Allowed(
            value = {Role.CONTENT, Role.ADMIN, Role.RESELLER},
            scope = "document:write")
    public FileWire.Kept withdraw(@Context Request request, @PathParam("id") String id) {
        return FileWire.Kept.of(files.move(request.caller(), id, State.WITHDRAWN));
    }
}
