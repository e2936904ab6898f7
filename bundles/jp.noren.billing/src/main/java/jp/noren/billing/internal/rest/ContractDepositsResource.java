package jp.noren.billing.internal.rest;

import java.time.Instant;
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
import jp.noren.billing.internal.app.PayOutDeposit;
import jp.noren.billing.internal.domain.HeldDeposit;
import jp.noren.kernel.Slice;
import jp.noren.kernel.Yen;
import jp.noren.rest.Allowed;
import jp.noren.rest.Idempotent;
import jp.noren.rest.Page;
import jp.noren.rest.Request;
import jp.noren.rest.RestPath;
import jp.noren.rest.RestResource;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code /api/v1/contract-deposits}: what is held for members (R079), and what a person has to transfer back. */
@Component(service = RestResource.class)
@RestPath(path = "contract-deposits")
@Path("/")
@Produces(MediaType.APPLICATION_JSON)
public final class ContractDepositsResource implements RestResource {
    private static final String URL = "/api/v1/contract-deposits";

    /** @param id of the charge that it was paid with; @param reference of the transfer back */
    public record Deposit(
            String id,
            String storefront,
            String member,
            String contract,
            String number,
            Yen amount,
            String state,
            String payment,
            String reference,
            Instant changedAt) {
        static Deposit of(HeldDeposit deposit) {
            return new Deposit(
                    deposit.charge(),
                    deposit.storefront(),
                    deposit.member(),
                    deposit.contract(),
                    deposit.contractNumber(),
                    deposit.amount(),
                    ChargeWire.word(deposit.state()),
                    deposit.payment(),
                    deposit.reference(),
                    deposit.changedAt());
        }
    }

    public record NewPayout(String reference) {}

    private final PayOutDeposit payOut;

    @Activate
    public ContractDepositsResource(@Reference PayOutDeposit payOut) {
        this.payOut = payOut;
    }

    @GET
    @Allowed(
            value = {Role.BILLING, Role.CS, Role.ADMIN, Role.RESELLER},
            scope = "billing:read")
    public Page<Deposit> list(
            @Context Request request,
            @QueryParam("storefront") String storefront,
            @QueryParam("state") String state,
            @QueryParam("limit") Integer limit,
            @QueryParam("starting_after") String after,
            @QueryParam("ending_before") String before) {
        Page.Cursor cursor = Page.Cursor.of(limit, after, before);
        var wanted = Fields.word(HeldDeposit.State.class, state);
        var rows = payOut.page(request.caller(), storefront, wanted, new Slice(cursor.limit(), after, before));
        return Page.of(rows, cursor, URL, Deposit::of);
    }

    @POST
    @Path("{id}/payouts")
    @Idempotent
    @Allowed(Role.BILLING)
    @Consumes(MediaType.APPLICATION_JSON)
    public Response paidOut(@Context Request request, @PathParam("id") String id, NewPayout body) {
        new Fields()
                .present("/reference", body.reference())
                .atMost("/reference", body.reference(), 80)
                .orRefuse();
        HeldDeposit deposit = payOut.handle(request.caller(), id, body.reference());
        return Response.status(Response.Status.CREATED)
                .entity(Deposit.of(deposit))
                .build();
    }
}
