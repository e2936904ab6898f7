package jp.noren.billing.internal.rest;

import java.time.Instant;
import java.util.List;
import java.util.Map;
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
import jp.noren.billing.internal.app.DispatchBook.Task;
import jp.noren.billing.internal.app.FinishTask;
import jp.noren.i18n.Messages;
import jp.noren.rest.Allowed;
import jp.noren.rest.Idempotent;
import jp.noren.rest.Request;
import jp.noren.rest.RestPath;
import jp.noren.rest.RestResource;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code /api/v1/bill-tasks}: what the desk does by hand so that a bill reaches its member (R137). */
@Component(service = RestResource.class)
@RestPath(path = "bill-tasks")
@Path("/")
@Produces(MediaType.APPLICATION_JSON)
public final class BillTasksResource implements RestResource {

    /** @param kind {@code bounced} or {@code post}; @param text what is to be done; @param detail which letter, or why it came back */
    public record Shown(
            String id,
            String bill,
            String number,
            String storefront,
            String member,
            String kind,
            String text,
            String detail,
            Instant raisedAt) {}

    public record Tasks(String object, List<Shown> data, String url) {}

    /** @param note what was done */
    public record Done(String note) {}

    private final FinishTask tasks;
    private final Messages messages;

    @Activate
    public BillTasksResource(@Reference FinishTask tasks, @Reference Messages messages) {
        this.tasks = tasks;
        this.messages = messages;
    }

    @GET
    @Allowed(
            value = {Role.BILLING, Role.CS, Role.ADMIN, Role.RESELLER},
            scope = "billing:read")
    public Tasks list(@Context Request request, @QueryParam("storefront") String storefront) {
        List<Shown> open = tasks.open(request.caller(), storefront).stream()
                .map(task -> shown(task, request.language()))
                .toList();
        return new Tasks("list", open, "/api/v1/bill-tasks");
    }

    @POST
    @Path("{id}/done")
    @Idempotent
    @Allowed({Role.BILLING, Role.CS})
    @Consumes(MediaType.APPLICATION_JSON)
    public Response done(@Context Request request, @PathParam("id") String id, Done body) {
        new Fields()
                .present("/note", body.note())
                .atMost("/note", body.note(), 500)
                .orRefuse();
        Task task = tasks.handle(request.caller(), id, body.note());
        return Response.status(Response.Status.CREATED)
                .entity(shown(task, request.language()))
                .build();
    }

    private Shown shown(Task task, String language) {
        return new Shown(
                task.id(),
                task.bill(),
                task.number(),
                task.storefront(),
                task.member(),
                task.kind().word(),
                messages.text(language, task.kind().code(), Map.of("number", task.number())),
                task.detail(),
                task.raisedAt());
    }
}
