package jp.noren.payment.internal.rest;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
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
import jp.noren.i18n.Messages;
import jp.noren.kernel.RefusedException;
import jp.noren.kernel.Slice;
import jp.noren.payment.internal.app.Attempt;
import jp.noren.payment.internal.app.ReadPayments;
import jp.noren.payment.internal.app.RefundPayment;
import jp.noren.payment.internal.app.SettleByHand;
import jp.noren.payment.internal.domain.AttemptState;
import jp.noren.rest.Allowed;
import jp.noren.rest.Idempotent;
import jp.noren.rest.Page;
import jp.noren.rest.Request;
import jp.noren.rest.RestPath;
import jp.noren.rest.RestResource;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code /api/v1/payments}: what the desks see and do. */
@Component(service = RestResource.class)
@RestPath(path = "payments")
@Path("/")
@Produces(MediaType.APPLICATION_JSON)
public final class PaymentsResource implements RestResource {
    private static final String URL = "/api/v1/payments";

    private final ReadPayments read;
    private final RefundPayment refund;
    private final SettleByHand settle;
    private final Messages messages;

    @Activate
    public PaymentsResource(
            @Reference ReadPayments read,
            @Reference RefundPayment refund,
            @Reference SettleByHand settle,
            @Reference Messages messages) {
        this.read = read;
        this.refund = refund;
        this.settle = settle;
        this.messages = messages;
    }

    @GET
    @Allowed(
            value = {Role.BILLING, Role.CS, Role.ADMIN, Role.RESELLER},
            scope = "payment:read")
    public Page<Wires.Payment> list(
            @Context Request request,
            @QueryParam("state") String state,
            @QueryParam("limit") Integer limit,
            @QueryParam("starting_after") String after,
            @QueryParam("ending_before") String before) {
        Page.Cursor cursor = Page.Cursor.of(limit, after, before);
        List<Attempt> rows = read.list(request.caller(), known(state), after, before, cursor.limit() + 1);
        return Page.of(rows, cursor, URL, Wires.Payment::of);
    }

    private static String known(String state) {
        if (state == null) {
            return null;
        }
        return Stream.of(AttemptState.values())
                .map(Enum::name)
                .filter(name -> name.equals(state.toUpperCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> new RefusedException(RefusedException.Kind.INVALID, "payment.state-unknown"));
    }

    @GET
    @Path("attention")
    @Allowed(
            value = {Role.BILLING, Role.CS, Role.ADMIN, Role.RESELLER},
            scope = "payment:read")
    public Page<Wires.AttentionWire> attention(
            @Context Request request,
            @QueryParam("limit") Integer limit,
            @QueryParam("starting_after") String after,
            @QueryParam("ending_before") String before) {
        Page.Cursor cursor = Page.Cursor.of(limit, after, before);
        var rows = read.attention(request.caller(), new Slice(cursor.limit(), after, before));
        return Page.of(
                rows, cursor, URL + "/attention", found -> Wires.AttentionWire.of(found, messages, request.language()));
    }

    @GET
    @Path("figures")
    @Allowed(
            value = {Role.BILLING, Role.CS, Role.ADMIN, Role.RESELLER},
            scope = "payment:read")
    public FiguresWire figures(@Context Request request) {
        return FiguresWire.of(read.counts(request.caller()));
    }

    @GET
    @Path("{id}")
    @Allowed(
            value = {Role.BILLING, Role.CS, Role.ADMIN, Role.RESELLER},
            scope = "payment:read")
    public Wires.WholePayment one(@Context Request request, @PathParam("id") String id) {
        return Wires.WholePayment.of(read.whole(request.caller(), id));
    }

    @POST
    @Path("{id}/settle")
    @Allowed(Role.BILLING)
    @Consumes(MediaType.APPLICATION_JSON)
    public DeskWires.SettledWire settle(@Context Request request, @PathParam("id") String id, DeskWires.Found found) {
        AttemptState state = settle.handle(request.caller(), id, found.checkedFound(), found.checkedNote());
        return new DeskWires.SettledWire(id, Wires.word(state));
    }

    @POST
    @Path("{id}/refunds")
    @Idempotent
    @Allowed(Role.BILLING)
    @Consumes(MediaType.APPLICATION_JSON)
    public Response refund(@Context Request request, @PathParam("id") String id, Wires.NewRefund wanted) {
        wanted.check();
        String key = request.idempotencyKey().orElseThrow();
        RefundPayment.Command command =
                new RefundPayment.Command(request.caller(), id, key, wanted.amount(), wanted.reason());
        return Response.status(Response.Status.CREATED)
                .entity(Wires.RefundWire.of(refund.handle(command)))
                .build();
    }
}
