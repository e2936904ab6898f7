package jp.noren.support.internal.rest;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import javax.ws.rs.GET;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import jp.noren.access.api.Role;
import jp.noren.rest.Allowed;
import jp.noren.rest.Request;
import jp.noren.rest.RestPath;
import jp.noren.rest.RestResource;
import jp.noren.support.internal.app.ReadKeys;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code /api/v1/support-keys}: how a pool stands and who is KEY_PENDING, for operators; never a code (R056). */
@Component(service = RestResource.class)
@RestPath(path = "support-keys")
@Path("/")
@Produces(MediaType.APPLICATION_JSON)
public final class SupportKeysResource implements RestResource {

    /** @param since when the pool was found empty */
    public record Pending(String contract, LocalDate dueOn, Instant since) {}

    public record Standing(String storefront, long free, long assigned, List<Pending> pending) {}

    private final ReadKeys read;

    @Activate
    public SupportKeysResource(@Reference ReadKeys read) {
        this.read = read;
    }

    @GET
    @Allowed(
            value = {Role.CS, Role.CONTENT, Role.ADMIN, Role.RESELLER},
            scope = "support:read")
    public Standing standing(@Context Request request, @QueryParam("storefront") String storefront) {
        ReadKeys.Standing now = read.handle(request.caller(), storefront);
        List<Pending> pending = now.pending().stream()
                .map(need -> new Pending(need.contract(), need.dueOn(), need.changedAt()))
                .toList();
        return new Standing(now.storefront(), now.free(), now.assigned(), pending);
    }
}
