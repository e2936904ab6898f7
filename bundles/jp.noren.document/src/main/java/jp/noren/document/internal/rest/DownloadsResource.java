package jp.noren.document.internal.rest;

import java.util.List;
import javax.ws.rs.GET;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import jp.noren.access.api.Role;
import jp.noren.document.internal.app.OfferFiles;
import jp.noren.rest.Allowed;
import jp.noren.rest.Request;
import jp.noren.rest.RestPath;
import jp.noren.rest.RestResource;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code /api/v1/downloads}: manuals and other files for a member and his devices (R010). */
@Component(service = RestResource.class)
@RestPath(path = "downloads")
@Path("/")
@Produces(MediaType.APPLICATION_JSON)
public final class DownloadsResource implements RestResource {
    static final String URL = "/api/v1/downloads";

    private final OfferFiles files;

    @Activate
    public DownloadsResource(@Reference OfferFiles files) {
        this.files = files;
    }

    @GET
    @Allowed(Role.MEMBER)
    public FileWire.OfferList list(@Context Request request) {
        List<FileWire.Offer> offers = files.list(request.caller(), request.language()).stream()
                .map(offer -> FileWire.Offer.of(offer, request.language()))
                .toList();
        return new FileWire.OfferList("list", offers, URL);
    }

    @GET
    @Path("{id}")
    @Allowed(Role.MEMBER)
    @Produces(Pdfs.TYPE)
    public Response one(@Context Request request, @PathParam("id") String id) {
        OfferFiles.Download download = files.fetch(request.caller(), id);
        return Pdfs.file(download.fileName(), download.bytes());
    }
}
