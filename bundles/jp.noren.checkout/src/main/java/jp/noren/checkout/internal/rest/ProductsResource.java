package jp.noren.checkout.internal.rest;

import java.util.List;
import javax.ws.rs.Consumes;
import javax.ws.rs.GET;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import jp.noren.access.api.Role;
import jp.noren.checkout.internal.app.BrowseCatalogue;
import jp.noren.checkout.internal.app.Catalogue;
import jp.noren.checkout.internal.app.ImportProducts;
import jp.noren.kernel.Slice;
import jp.noren.rest.Allowed;
import jp.noren.rest.BodyLimit;
import jp.noren.rest.Page;
import jp.noren.rest.Public;
import jp.noren.rest.Request;
import jp.noren.rest.RestPath;
import jp.noren.rest.RestResource;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code /api/v1/products}: what a storefront sells, for anybody; its catalogue file, for those who keep it. */
@Component(service = RestResource.class)
@RestPath(path = "products")
@Path("/")
@Produces(MediaType.APPLICATION_JSON)
public final class ProductsResource implements RestResource {
    private static final int FILE_BYTES = 4 * 1024 * 1024;

    public record Imported(int imported) {}

    private final BrowseCatalogue browse;
    private final ImportProducts imports;
    private final ProductWriter writer;

    @Activate
    public ProductsResource(
            @Reference BrowseCatalogue browse, @Reference ImportProducts imports, @Reference ProductWriter writer) {
        this.browse = browse;
        this.imports = imports;
        this.writer = writer;
    }

    @GET
    @Public
    public Page<ProductWire> list(
            @Context Request request,
            @QueryParam("storefront") String storefront,
            @QueryParam("limit") Integer limit,
            @QueryParam("starting_after") String after,
            @QueryParam("ending_before") String before) {
        Page.Cursor cursor = Page.Cursor.of(limit, after, before);
        String shop = storefront == null ? Asked.storefront(request) : storefront;
        List<Catalogue.Listed> rows = browse.page(shop, new Slice(cursor.limit(), after, before));
        return Page.of(rows, cursor, "/api/v1/products", listed -> writer.listed(listed, request.language()));
    }

    @GET
    @Public
    @Path("{id}")
    public ProductWire find(@Context Request request, @PathParam("id") String id) {
        return writer.listed(browse.find(id), request.language());
    }

    @POST
    @Allowed(
            value = {Role.CONTENT, Role.ADMIN, Role.RESELLER},
            scope = "checkout:write")
    @Path("import")
    @Consumes("text/csv")
    @BodyLimit(FILE_BYTES)
    public Imported importFile(@Context Request request, @QueryParam("storefront") String storefront, byte[] file) {
        return new Imported(imports.handle(request.caller(), storefront, file));
    }
}
