package jp.noren.rental.internal.rest;

import java.time.LocalDate;
import javax.ws.rs.GET;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import jp.noren.access.api.Role;
import jp.noren.i18n.Messages;
import jp.noren.rental.internal.app.ShowContracts;
import jp.noren.rental.internal.app.ShowHome;
import jp.noren.rest.Allowed;
import jp.noren.rest.Request;
import jp.noren.rest.RestPath;
import jp.noren.rest.RestResource;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code /api/v1/me}: a member's page and his contracts (R001, R003). */
@Component(service = RestResource.class)
@RestPath(path = "me")
@Path("/")
@Produces(MediaType.APPLICATION_JSON)
public final class MeResource implements RestResource {
    private static final String URL = "/api/v1/me/";

    private final ShowHome home;
    private final ShowContracts contracts;
    private final Messages messages;

    @Activate
    public MeResource(@Reference ShowHome home, @Reference ShowContracts contracts, @Reference Messages messages) {
        this.home = home;
        this.contracts = contracts;
        this.messages = messages;
    }

    @GET
    @Path("home")
    @Allowed(Role.MEMBER)
    public ContractWire.Whole<ContractWire.Function> home(@Context Request request) {
        var functions = home.handle(request.caller()).stream()
                .map(one -> ContractWire.Function.of(one, messages, request.language()))
                .toList();
        return ContractWire.Whole.of(functions, URL + "home");
    }

    @GET
    @Path("contracts")
    @Allowed(Role.MEMBER)
    public ContractWire.Whole<ContractWire.Shown> contracts(@Context Request request) {
        var own = contracts.own(request.caller()).stream()
                .map(one -> ContractWire.Shown.of(one, request.language()))
                .toList();
        return ContractWire.Whole.of(own, URL + "contracts");
    }

    @GET
    @Path("contracts/{id}")
    @Allowed(Role.MEMBER)
    public ContractWire.Shown contract(@Context Request request, @PathParam("id") String id) {
        return ContractWire.Shown.of(contracts.one(request.caller(), id), request.language());
    }

    @GET
    @Path("contracts/{id}/explain")
    @Allowed(Role.MEMBER)
    public ContractWire.Whole<ContractWire.Operation> explain(
            @Context Request request, @PathParam("id") String id, @QueryParam("on") LocalDate on) {
        var operations = contracts.explain(request.caller(), id, on).stream()
                .map(one -> ContractWire.Operation.of(one, messages, request.language()))
                .toList();
        return ContractWire.Whole.of(operations, URL + "contracts/" + id + "/explain");
    }
}
