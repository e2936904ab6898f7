package jp.noren.inquiry.internal.rest;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Set;
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
import jp.noren.inquiry.internal.app.Categories;
import jp.noren.inquiry.internal.app.FileInquiry;
import jp.noren.inquiry.internal.app.MoveInquiry;
import jp.noren.inquiry.internal.app.ReadInquiries;
import jp.noren.inquiry.internal.domain.Ticket;
import jp.noren.kernel.Slice;
import jp.noren.rest.Allowed;
import jp.noren.rest.Idempotent;
import jp.noren.rest.Page;
import jp.noren.rest.Request;
import jp.noren.rest.RestPath;
import jp.noren.rest.RestResource;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code /api/v1/inquiries}: the form, a member's own inquiries, and the desk's list. */
@Component(service = RestResource.class)
@RestPath(path = "inquiries")
@Path("/")
@Produces(MediaType.APPLICATION_JSON)
public final class InquiriesResource implements RestResource {
    private static final String URL = "/api/v1/inquiries";
    private static final ZoneId JAPAN = ZoneId.of("Asia/Tokyo");

    private final Clock clock;
    private final FileInquiry file;
    private final ReadInquiries read;
    private final MoveInquiry move;
    private final Categories categories;

    @Activate
    public InquiriesResource(
            @Reference Clock clock,
            @Reference FileInquiry file,
            @Reference ReadInquiries read,
            @Reference MoveInquiry move,
            @Reference Categories categories) {
        this.clock = clock;
        this.file = file;
        this.read = read;
        this.move = move;
        this.categories = categories;
    }

    @POST
    @Idempotent
    @Allowed(Role.MEMBER)
    @Consumes(MediaType.APPLICATION_JSON)
    public Response file(@Context Request request, InquiryWire.New body) {
        Ticket ticket = file.handle(body.command(request));
        return Response.status(Response.Status.CREATED)
                .header("Location", URL + "/" + ticket.id())
                .entity(shown(request, ticket))
                .build();
    }

    private InquiryWire.Shown shown(Request request, Ticket ticket) {
        return InquiryWire.Shown.of(ticket, categories, request.language());
    }

    @GET
    @Allowed(
            value = {Role.MEMBER, Role.CS, Role.BILLING, Role.CREDIT, Role.ADMIN, Role.RESELLER},
            scope = "inquiry:read")
    public Page<InquiryWire.Shown> list(
            @Context Request request,
            @QueryParam("storefront") String storefront,
            @QueryParam("category") String category,
            @QueryParam("state") String state,
            @QueryParam("limit") Integer limit,
            @QueryParam("starting_after") String after,
            @QueryParam("ending_before") String before) {
        Page.Cursor cursor = Page.Cursor.of(limit, after, before);
        var filter = new ReadInquiries.Filter(storefront, category, InquiryWire.state(state));
        var rows = read.page(request.caller(), filter, new Slice(cursor.limit(), after, before));
        return Page.of(rows, cursor, URL, ticket -> shown(request, ticket));
    }

    @GET
    @Path("categories")
    @Allowed(Role.MEMBER)
    public InquiryWire.CategoryList categories(@Context Request request) {
        String storefront = request.caller().storefront();
        LocalDate today = clock.instant().atZone(JAPAN).toLocalDate();
        Set<String> withOrder = categories.withOrder(storefront, today);
        var rows = categories.of(storefront, today).stream()
                .map(id ->
                        new InquiryWire.Category(id, categories.name(id, request.language()), withOrder.contains(id)))
                .toList();
        return new InquiryWire.CategoryList("list", rows, URL + "/categories");
    }

    @GET
    @Path("{id}")
    @Allowed(
            value = {Role.MEMBER, Role.CS, Role.BILLING, Role.CREDIT, Role.ADMIN, Role.RESELLER},
            scope = "inquiry:read")
    public InquiryWire.Shown one(@Context Request request, @PathParam("id") String id) {
        return shown(request, read.find(request.caller(), id));
    }

    @POST
    @Path("{id}/steps")
    @Idempotent
    @Allowed({Role.CS, Role.BILLING, Role.CREDIT, Role.ADMIN})
    @Consumes(MediaType.APPLICATION_JSON)
    public Response step(@Context Request request, @PathParam("id") String id, InquiryWire.Step body) {
        Ticket ticket = move.handle(request.caller(), id, body.next());
        return Response.status(Response.Status.CREATED)
                .entity(shown(request, ticket))
                .build();
    }
}
