package jp.noren.rental.internal.rest;

import java.time.LocalDate;
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
import javax.ws.rs.core.Response;
import jp.noren.access.api.Role;
import jp.noren.i18n.Messages;
import jp.noren.kernel.RefusedException;
import jp.noren.kernel.RefusedException.FieldError;
import jp.noren.rental.internal.app.ForceEnd;
import jp.noren.rental.internal.app.ShowContracts;
import jp.noren.rest.Allowed;
import jp.noren.rest.Idempotent;
import jp.noren.rest.Request;
import jp.noren.rest.RestPath;
import jp.noren.rest.RestResource;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code /api/v1/rental-contracts}: contracts for the desks. There is no way here to cancel for a member (R084). */
@Component(service = RestResource.class)
@RestPath(path = "rental-contracts")
@Path("/")
@Produces(MediaType.APPLICATION_JSON)
public final class RentalContractsResource implements RestResource {
    private static final String URL = "/api/v1/rental-contracts/";

    /** @param reason breach or non-payment, in the operator's words */
    public record NewForcedEnd(String reason) {}

    private final ShowContracts contracts;
    private final ForceEnd force;
    private final Messages messages;

    @Activate
    public RentalContractsResource(
            @Reference ShowContracts contracts, @Reference ForceEnd force, @Reference Messages messages) {
        this.contracts = contracts;
        this.force = force;
        this.messages = messages;
    }

    @GET
    @Allowed(
            value = {Role.CS, Role.BILLING, Role.ADMIN, Role.RESELLER},
            scope = "rental:read")
    public ContractWire.Shown byNumber(
            @Context Request request,
            @QueryParam("storefront") String storefront,
            @QueryParam("number") String number) {
        return ContractWire.Shown.of(contracts.byNumber(request.caller(), storefront, number), request.language());
    }

    @GET
    @Path("{id}")
    @Allowed(
            value = {Role.CS, Role.BILLING, Role.ADMIN, Role.RESELLER},
            scope = "rental:read")
    public ContractWire.Shown one(@Context Request request, @PathParam("id") String id) {
        return ContractWire.Shown.of(contracts.one(request.caller(), id), request.language());
    }

    @GET
    @Path("{id}/explain")
    @Allowed(
            value = {Role.CS, Role.BILLING, Role.ADMIN, Role.RESELLER},
            scope = "rental:read")
    public ContractWire.Whole<ContractWire.Operation> explain(
            @Context Request request, @PathParam("id") String id, @QueryParam("on") LocalDate on) {
        var operations = contracts.explain(request.caller(), id, on).stream()
                .map(one -> ContractWire.Operation.of(one, messages, request.language()))
                .toList();
        return ContractWire.Whole.of(operations, URL + id + "/explain");
    }

    @POST
    @Path("{id}/forced-ends")
    @Idempotent
    @Allowed({Role.BILLING, Role.ADMIN})
    @Consumes(MediaType.APPLICATION_JSON)
    public Response forceEnd(@Context Request request, @PathParam("id") String id, NewForcedEnd body) {
        if (body.reason() == null || body.reason().isBlank()) {
            throw RefusedException.invalid(List.of(FieldError.of("/reason", "rental.reason-missing")));
        }
        String key = request.idempotencyKey().orElseThrow();
        var ended = force.handle(new ForceEnd.Command(request.caller(), key, id, body.reason()));
        return Response.status(Response.Status.CREATED)
                .entity(ApplicationWire.Shown.of(ended, messages, request.language()))
                .build();
    }
}
