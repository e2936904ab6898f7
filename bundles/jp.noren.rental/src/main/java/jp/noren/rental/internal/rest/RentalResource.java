package jp.noren.rental.internal.rest;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import javax.ws.rs.GET;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import jp.noren.access.api.Role;
import jp.noren.rental.internal.app.ImportCatalogue;
import jp.noren.rental.internal.app.ImportContracts;
import jp.noren.rest.Allowed;
import jp.noren.rest.BodyLimit;
import jp.noren.rest.Public;
import jp.noren.rest.Request;
import jp.noren.rest.RestPath;
import jp.noren.rest.RestResource;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code /api/v1/rental}: what a storefront rents out, for anybody; catalogue and contracts of old, for those who keep them. */
@Component(service = RestResource.class)
@RestPath(path = "rental")
@Path("/")
@Produces(MediaType.APPLICATION_JSON)
public final class RentalResource implements RestResource {
    private static final int DOCUMENT_BYTES = 8 * 1024 * 1024;

    private final ImportCatalogue catalogue;
    private final ImportContracts contracts;

    @Activate
    public RentalResource(@Reference ImportCatalogue catalogue, @Reference ImportContracts contracts) {
        this.catalogue = catalogue;
        this.contracts = contracts;
    }

    @GET
    @Public
    @Path("{storefront}/catalogue")
    public CatalogueWire.Shown catalogue(
            @Context Request request, @PathParam("storefront") String storefront, @QueryParam("on") LocalDate on) {
        return CatalogueWire.Shown.of(catalogue.show(storefront, on), request.language());
    }

    @POST
    @Path("{storefront}/catalogue")
    @Allowed(
            value = {Role.CONTENT, Role.ADMIN, Role.RESELLER},
            scope = "rental:write")
    @BodyLimit(DOCUMENT_BYTES)
    public ImportCatalogue.Imported importCatalogue(
            @Context Request request, @PathParam("storefront") String storefront, JsonNode document) {
        return catalogue.handle(request.caller(), storefront, document);
    }

    @POST
    @Path("{storefront}/contracts")
    @Allowed(
            value = {Role.ADMIN, Role.RESELLER},
            scope = "rental:write")
    @BodyLimit(DOCUMENT_BYTES)
    public ContractWire.Whole<CatalogueWire.TakenOver> importContracts(
            @Context Request request, @PathParam("storefront") String storefront, JsonNode document) {
        var all = contracts.handle(request.caller(), storefront, document).stream()
                .map(CatalogueWire.TakenOver::of)
                .toList();
        return ContractWire.Whole.of(all, "/api/v1/rental/" + storefront + "/contracts");
    }
}
