package jp.noren.billing.internal.rest;

import java.time.LocalDate;
import java.util.List;
import javax.ws.rs.Consumes;
import javax.ws.rs.GET;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import jp.noren.access.api.Role;
import jp.noren.billing.internal.app.BillBook;
import jp.noren.billing.internal.app.CloseMonth;
import jp.noren.billing.internal.app.ReadBills;
import jp.noren.kernel.Yen;
import jp.noren.rest.Allowed;
import jp.noren.rest.Idempotent;
import jp.noren.rest.Request;
import jp.noren.rest.RestPath;
import jp.noren.rest.RestResource;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code /api/v1/closings}: the months that were closed, and a closing by hand. */
@Component(service = RestResource.class)
@RestPath(path = "closings")
@Path("/")
@Produces(MediaType.APPLICATION_JSON)
public final class ClosingsResource implements RestResource {

    /** @param open bills that are not paid */
    public record Closing(String storefront, LocalDate closing, int bills, int debits, int open, Yen total, Yen paid) {
        static Closing of(BillBook.Closing row) {
            return new Closing(
                    row.storefront(), row.closing(), row.bills(), row.debits(), row.open(), row.total(), row.paid());
        }
    }

    public record Closings(String object, List<Closing> data, String url) {}

    public record NewClosing(String storefront, LocalDate closing) {}

    /** @param bills made by this run; @param failed accounts that could not be closed */
    public record Report(String storefront, LocalDate closing, int bills, int failed, Yen total) {}

    private final ReadBills read;
    private final CloseMonth close;

    @Activate
    public ClosingsResource(@Reference ReadBills read, @Reference CloseMonth close) {
        this.read = read;
        this.close = close;
    }

    @GET
    @Allowed(
            value = {Role.BILLING, Role.CREDIT, Role.CS, Role.ADMIN, Role.RESELLER},
            scope = "billing:read")
    public Closings list(@Context Request request, @QueryParam("storefront") String storefront) {
        List<Closing> rows = read.closings(request.caller(), storefront).stream()
                .map(Closing::of)
                .toList();
        return new Closings("list", rows, "/api/v1/closings");
    }

    @POST
    @Idempotent
    @Allowed({Role.BILLING, Role.ADMIN})
    @Consumes(MediaType.APPLICATION_JSON)
    public Response run(@Context Request request, NewClosing body) {
        new Fields()
                .present("/storefront", body.storefront())
                .present("/closing", body.closing())
                .orRefuse();
        var done = close.handle(body.storefront(), body.closing(), CloseMonth.Progress.SILENT);
        var report = new Report(done.storefront(), done.closing(), done.bills(), done.failed(), done.total());
        return Response.status(Response.Status.CREATED).entity(report).build();
    }
}
