package jp.noren.plugin.internal.rest;

import java.util.Optional;
import javax.ws.rs.Consumes;
import javax.ws.rs.DELETE;
import javax.ws.rs.GET;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import jp.noren.access.api.Role;
import jp.noren.kernel.RefusedException;
import jp.noren.plugin.internal.app.ConfirmOperation;
import jp.noren.plugin.internal.app.ListPlugins;
import jp.noren.plugin.internal.app.ReadOperations;
import jp.noren.plugin.internal.app.RequestOperation;
import jp.noren.plugin.internal.app.TellPlugin;
import jp.noren.plugin.internal.domain.Operation;
import jp.noren.plugin.internal.domain.Verb;
import jp.noren.plugin.internal.rest.PluginWires.Asked;
import jp.noren.plugin.internal.rest.PluginWires.OperationWire;
import jp.noren.plugin.internal.rest.PluginWires.PluginWire;
import jp.noren.plugin.internal.rest.PluginWires.Whole;
import jp.noren.rest.Allowed;
import jp.noren.rest.Idempotent;
import jp.noren.rest.Request;
import jp.noren.rest.RestPath;
import jp.noren.rest.RestResource;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code /api/v1/plugins}: what is installed, and what is done with it. */
@Component(service = RestResource.class)
@RestPath(path = "plugins")
@Path("/")
@Produces(MediaType.APPLICATION_JSON)
public final class PluginsResource implements RestResource {
    private static final String URL = "/api/v1/plugins";
    private static final String OPERATIONS = URL + "/operations";

    private final ListPlugins list;
    private final ReadOperations operations;
    private final RequestOperation request;
    private final ConfirmOperation confirm;
    private final TellPlugin tell;

    @Activate
    public PluginsResource(
            @Reference ListPlugins list,
            @Reference ReadOperations operations,
            @Reference RequestOperation request,
            @Reference ConfirmOperation confirm,
            @Reference TellPlugin tell) {
        this.list = list;
        this.operations = operations;
        this.request = request;
        this.confirm = confirm;
        this.tell = tell;
    }

    @GET
    @Allowed(Role.ADMIN)
    public Whole<PluginWire> list() {
        return Whole.of(list.handle().stream().map(PluginWire::of).toList(), URL);
    }

    @GET
    @Path("operations")
    @Allowed(Role.ADMIN)
    public Whole<OperationWire> operations(@Context Request asking) {
        return Whole.of(
                operations.handle().stream().map(one -> wire(asking, one)).toList(), OPERATIONS);
    }

    @GET
    @Path("operations/{id}")
    @Allowed(Role.ADMIN)
    public OperationWire operation(@Context Request asking, @PathParam("id") String id) {
        return wire(asking, operations.find(id));
    }

    @POST
    @Path("operations/{id}/confirm")
    @Allowed(Role.ADMIN)
    @Idempotent
    @Consumes(MediaType.APPLICATION_JSON)
    public Response confirm(@Context Request asking, @PathParam("id") String id, Asked nothing) {
        return created(asking, confirm.handle(asking.caller(), id));
    }

    @GET
    @Path("{name}")
    @Allowed(Role.ADMIN)
    public Whole<PluginWire> one(@PathParam("name") String name) {
        return Whole.of(list.handle(name).stream().map(PluginWire::of).toList(), URL + "/" + name);
    }

    @POST
    @Allowed(Role.ADMIN)
    @Idempotent
    @Consumes(MediaType.APPLICATION_JSON)
    public Response install(@Context Request asking, Asked asked) {
        return act(asking, Verb.INSTALL, null, asked);
    }

    @POST
    @Path("{name}/{verb}")
    @Allowed(Role.ADMIN)
    @Idempotent
    @Consumes(MediaType.APPLICATION_JSON)
    public Response act(
            @Context Request asking, @PathParam("name") String name, @PathParam("verb") String word, Asked asked) {
        return act(asking, Verb.named(word).orElseThrow(RefusedException::notFound), name, asked);
    }

    @DELETE
    @Path("{name}")
    @Allowed(Role.ADMIN)
    @Idempotent
    public Response uninstall(@Context Request asking, @PathParam("name") String name) {
        return act(asking, Verb.UNINSTALL, name, Asked.NOTHING);
    }

    private Response act(Request asking, Verb verb, String name, Asked body) {
        Asked asked = Optional.ofNullable(body).orElse(Asked.NOTHING);
        return created(
                asking,
                request.handle(new RequestOperation.Command(
                        asking.caller(), verb, name, asked.storefront(), asked.source(), asked.signature())));
    }

    private Response created(Request asking, Operation operation) {
        return Response.status(Response.Status.CREATED)
                .header("Location", OPERATIONS + "/" + operation.id())
                .entity(wire(asking, operation))
                .build();
    }

    private OperationWire wire(Request asking, Operation operation) {
        return OperationWire.of(operation, tell.handle(operation, asking.language()));
    }
}
