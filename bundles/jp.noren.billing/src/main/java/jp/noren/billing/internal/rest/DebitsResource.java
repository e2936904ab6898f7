package jp.noren.billing.internal.rest;

import java.util.List;
import java.util.Locale;
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
import jp.noren.billing.internal.app.CollectDebits;
import jp.noren.payment.api.PaymentCollections;
import jp.noren.payment.spi.Collections;
import jp.noren.rest.Allowed;
import jp.noren.rest.BodyLimit;
import jp.noren.rest.Request;
import jp.noren.rest.RestPath;
import jp.noren.rest.RestResource;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code /api/v1/debits}: the bank's files of a debit day. */
@Component(service = RestResource.class)
@RestPath(path = "debits")
@Path("/")
@Produces(MediaType.APPLICATION_JSON)
public final class DebitsResource implements RestResource {

    /** @param purpose such as {@code bill:bil_…}; @param result of the bank */
    public record Decided(String payment, String purpose, String status, String result) {
        static Decided of(PaymentCollections.Decided decided) {
            return new Decided(
                    decided.payment(),
                    decided.purpose(),
                    decided.status().name().toLowerCase(Locale.ROOT),
                    decided.result().name().toLowerCase(Locale.ROOT));
        }
    }

    public record Results(String object, List<Decided> data, String url) {}

    private final CollectDebits collect;

    @Activate
    public DebitsResource(@Reference CollectDebits collect) {
        this.collect = collect;
    }

    @GET
    @Path("{day}/file")
    @Allowed(Role.BILLING)
    @Produces(MediaType.APPLICATION_OCTET_STREAM)
    public Response file(
            @Context Request request, @PathParam("day") String day, @QueryParam("storefront") String storefront) {
        Collections.File file = collect.write(request.caller(), Fields.storefront(storefront), Fields.day(day));
        return Response.ok(file.content())
                .header("Content-Disposition", "attachment; filename=\"" + file.name() + "\"")
                .build();
    }

    @POST
    @Path("{day}/results")
    @Allowed(Role.BILLING)
    @Consumes(MediaType.APPLICATION_OCTET_STREAM)
    @BodyLimit(BodyLimit.HIGHEST)
    public Results results(
            @Context Request request,
            @PathParam("day") String day,
            @QueryParam("storefront") String storefront,
            byte[] file) {
        var decided = collect.read(request.caller(), Fields.storefront(storefront), Fields.day(day), file);
        return new Results("list", decided.stream().map(Decided::of).toList(), "/api/v1/debits/" + day + "/results");
    }
}
