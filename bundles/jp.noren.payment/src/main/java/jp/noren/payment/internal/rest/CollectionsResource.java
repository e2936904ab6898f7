package jp.noren.payment.internal.rest;

import java.time.LocalDate;
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
import jp.noren.kernel.RefusedException;
import jp.noren.payment.internal.app.CollectionBook;
import jp.noren.payment.internal.app.ReadCollection;
import jp.noren.payment.internal.app.WriteCollection;
import jp.noren.payment.spi.Collections;
import jp.noren.rest.Allowed;
import jp.noren.rest.BodyLimit;
import jp.noren.rest.Request;
import jp.noren.rest.RestPath;
import jp.noren.rest.RestResource;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code /api/v1/collections}: the days on which a bank debits, the files for it and its answers. */
@Component(service = RestResource.class)
@RestPath(path = "collections")
@Path("/")
@Produces(MediaType.APPLICATION_JSON)
public final class CollectionsResource implements RestResource {
    private static final int SIXTEEN_MEBIBYTES = 16 * 1024 * 1024;
    private static final int DAYS = 60;

    private final CollectionBook book;
    private final WriteCollection writer;
    private final ReadCollection reader;

    @Activate
    public CollectionsResource(
            @Reference CollectionBook book, @Reference WriteCollection writer, @Reference ReadCollection reader) {
        this.book = book;
        this.writer = writer;
        this.reader = reader;
    }

    @GET
    @Allowed(Role.BILLING)
    public Wires.Whole<DeskWires.CollectionWire> list(@QueryParam("storefront") String storefront) {
        if (storefront == null) {
            throw new RefusedException(RefusedException.Kind.INVALID, "payment.storefront-missing");
        }
        return Wires.Whole.of(
                book.list(storefront, DAYS).stream()
                        .map(DeskWires.CollectionWire::of)
                        .toList(),
                "/api/v1/collections");
    }

    @POST
    @Path("{id}/file")
    @Allowed(Role.BILLING)
    public DeskWires.CollectionWire write(@Context Request request, @PathParam("id") String id) {
        writer.handle(request.caller(), day(id));
        return DeskWires.CollectionWire.of(day(id));
    }

    @GET
    @Path("{id}/file")
    @Allowed(Role.BILLING)
    @Produces(MediaType.APPLICATION_OCTET_STREAM)
    public Response file(@PathParam("id") String id) {
        Collections.File file = book.file(id).orElseThrow(RefusedException::notFound);
        return Response.ok(file.content())
                .header("Content-Disposition", "attachment; filename=\"" + file.name() + "\"")
                .header("Cache-Control", "no-store")
                .build();
    }

    @POST
    @Path("{id}/results")
    @Allowed(Role.BILLING)
    @BodyLimit(SIXTEEN_MEBIBYTES)
    @Consumes(MediaType.APPLICATION_OCTET_STREAM)
    public Wires.Whole<DeskWires.DecidedWire> results(
            @Context Request request,
            @PathParam("id") String id,
            @QueryParam("closing") LocalDate closing,
            byte[] file) {
        if (closing == null || file == null) {
            throw new RefusedException(RefusedException.Kind.INVALID, "payment.closing-missing");
        }
        return Wires.Whole.of(
                reader.handle(request.caller(), day(id), closing, file).stream()
                        .map(DeskWires.DecidedWire::of)
                        .toList(),
                "/api/v1/collections/" + id + "/results");
    }

    private CollectionBook.Day day(String id) {
        return book.find(id).orElseThrow(RefusedException::notFound);
    }
}
