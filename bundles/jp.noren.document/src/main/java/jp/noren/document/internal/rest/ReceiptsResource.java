package jp.noren.document.internal.rest;

import java.net.URI;
import java.util.List;
import javax.ws.rs.Consumes;
import javax.ws.rs.GET;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import jp.noren.access.api.Role;
import jp.noren.document.internal.app.IssueReceipt;
import jp.noren.document.internal.app.ListReceipts;
import jp.noren.document.internal.app.PrintReceipt;
import jp.noren.i18n.Messages;
import jp.noren.kernel.RefusedException;
import jp.noren.kernel.RefusedException.FieldError;
import jp.noren.rest.Allowed;
import jp.noren.rest.Idempotent;
import jp.noren.rest.Request;
import jp.noren.rest.RestPath;
import jp.noren.rest.RestResource;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code /api/v1/receipts}: a member's payments, and the receipts for those that were taken by card. */
@Component(service = RestResource.class)
@RestPath(path = "receipts")
@Path("/")
@Produces(MediaType.APPLICATION_JSON)
public final class ReceiptsResource implements RestResource {
    static final String URL = "/api/v1/receipts";

    private final ListReceipts list;
    private final IssueReceipt issue;
    private final PrintReceipt print;
    private final Messages messages;

    @Activate
    public ReceiptsResource(
            @Reference ListReceipts list,
            @Reference IssueReceipt issue,
            @Reference PrintReceipt print,
            @Reference Messages messages) {
        this.list = list;
        this.issue = issue;
        this.print = print;
        this.messages = messages;
    }

    @GET
    @Allowed(Role.MEMBER)
    public ReceiptWire.OfferList list(@Context Request request) {
        List<ReceiptWire.Offer> offers = list.handle(request.caller()).stream()
                .map(offer -> ReceiptWire.Offer.of(offer, messages, request.language()))
                .toList();
        return new ReceiptWire.OfferList("list", offers, URL);
    }

    @POST
    @Idempotent
    @Allowed(Role.MEMBER)
    @Consumes(MediaType.APPLICATION_JSON)
    public Response issue(@Context Request request, ReceiptWire.Wish wish) {
        if (wish.payment() == null) {
            throw RefusedException.invalid(List.of(FieldError.of("/payment", "document.field-missing")));
        }
        ReceiptWire.Issued issued = ReceiptWire.Issued.of(issue.handle(request.caller(), wish.payment()));
        return Response.created(URI.create(issued.url())).entity(issued).build();
    }

    @GET
    @Path("{id}/pdf")
    @Allowed(Role.MEMBER)
    @Produces(Pdfs.TYPE)
    public Response pdf(@Context Request request, @PathParam("id") String id) {
        PrintReceipt.Printed printed = print.handle(request.caller(), id, request.language());
        return Pdfs.file(printed.fileName(), printed.bytes());
    }
}
