package jp.noren.billing.internal.rest;

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
import jp.noren.billing.internal.app.BillWords;
import jp.noren.billing.internal.app.ReadBills;
import jp.noren.billing.internal.app.RecordReceipt;
import jp.noren.billing.internal.app.RedoBill;
import jp.noren.billing.internal.domain.Bill;
import jp.noren.billing.internal.domain.BillState;
import jp.noren.kernel.Slice;
import jp.noren.payment.spi.Bills;
import jp.noren.rest.Allowed;
import jp.noren.rest.Idempotent;
import jp.noren.rest.Page;
import jp.noren.rest.Request;
import jp.noren.rest.RestPath;
import jp.noren.rest.RestResource;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code /api/v1/bills}: a member's own bills with the payment company's documents; all of them for the desks. */
@Component(service = RestResource.class)
@RestPath(path = "bills")
@Path("/")
@Produces(MediaType.APPLICATION_JSON)
public final class BillsResource implements RestResource {
    private static final String URL = "/api/v1/bills";

    private final ReadBills read;
    private final RecordReceipt receipts;
    private final RedoBill redo;
    private final BillWords words;

    @Activate
    public BillsResource(
            @Reference ReadBills read,
            @Reference RecordReceipt receipts,
            @Reference RedoBill redo,
            @Reference BillWords words) {
        this.read = read;
        this.receipts = receipts;
        this.redo = redo;
        this.words = words;
    }

    @GET
    @Allowed(
            value = {Role.MEMBER, Role.BILLING, Role.CREDIT, Role.CS, Role.ADMIN, Role.RESELLER},
            scope = "billing:read")
    public Page<BillWire.Head> list(
            @Context Request request,
            @QueryParam("storefront") String storefront,
            @QueryParam("member") String member,
            @QueryParam("state") String state,
            @QueryParam("attention") boolean attention,
            @QueryParam("limit") Integer limit,
            @QueryParam("starting_after") String after,
            @QueryParam("ending_before") String before) {
        Page.Cursor cursor = Page.Cursor.of(limit, after, before);
        var filter = new ReadBills.Filter(storefront, member, Fields.word(BillState.class, state), attention);
        var rows = read.page(request.caller(), filter, new Slice(cursor.limit(), after, before));
        return Page.of(rows, cursor, URL, bill -> head(request, bill));
    }

    private BillWire.Head head(Request request, Bill bill) {
        return BillWire.Head.of(bill, request.caller(), words, request.language());
    }

    @GET
    @Path("{id}")
    @Allowed(
            value = {Role.MEMBER, Role.BILLING, Role.CREDIT, Role.CS, Role.ADMIN, Role.RESELLER},
            scope = "billing:read")
    public BillWire.Whole one(@Context Request request, @PathParam("id") String id) {
        return BillWire.Whole.of(read.whole(request.caller(), id), request.caller(), words, request.language());
    }

    @GET
    @Path("{id}/document")
    @Allowed(
            value = {Role.MEMBER, Role.BILLING, Role.CREDIT, Role.CS, Role.ADMIN, Role.RESELLER},
            scope = "billing:read")
    @Produces(MediaType.APPLICATION_OCTET_STREAM)
    public Response document(
            @Context Request request, @PathParam("id") String id, @QueryParam("reference") String reference) {
        Bills.Document document = read.document(request.caller(), id, reference);
        return Response.ok(document.content(), document.mediaType())
                .header("Content-Disposition", "attachment")
                .build();
    }

    @POST
    @Path("{id}/receipts")
    @Idempotent
    @Allowed(Role.BILLING)
    @Consumes(MediaType.APPLICATION_JSON)
    public Response record(@Context Request request, @PathParam("id") String id, BillWire.NewReceipt body) {
        Bill bill = receipts.handle(body.command(request.caller(), id));
        return created(request, bill);
    }

    @POST
    @Path("{id}/mails")
    @Idempotent
    @Allowed({Role.BILLING, Role.CS})
    public Response mailAgain(@Context Request request, @PathParam("id") String id) {
        return created(request, redo.mail(request.caller(), id));
    }

    @POST
    @Path("{id}/requests")
    @Idempotent
    @Allowed(Role.BILLING)
    public Response askAgain(@Context Request request, @PathParam("id") String id) {
        return created(request, redo.ask(request.caller(), id));
    }

    private Response created(Request request, Bill bill) {
        return Response.status(Response.Status.CREATED)
                .entity(head(request, bill))
                .build();
    }
}
