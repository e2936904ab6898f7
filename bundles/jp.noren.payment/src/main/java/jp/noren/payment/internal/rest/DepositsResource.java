package jp.noren.payment.internal.rest;

import javax.ws.rs.Consumes;
import javax.ws.rs.GET;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import jp.noren.access.api.Role;
import jp.noren.kernel.RefusedException;
import jp.noren.payment.internal.app.ImportDeposits;
import jp.noren.payment.internal.app.MatchDeposit;
import jp.noren.payment.internal.app.OpenDeposits;
import jp.noren.rest.Allowed;
import jp.noren.rest.BodyLimit;
import jp.noren.rest.Request;
import jp.noren.rest.RestPath;
import jp.noren.rest.RestResource;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code /api/v1/deposits}: the bank's files, and what could not be matched. */
@Component(service = RestResource.class)
@RestPath(path = "deposits")
@Path("/")
@Produces(MediaType.APPLICATION_JSON)
public final class DepositsResource implements RestResource {
    private static final int FOUR_MEBIBYTES = 4 * 1024 * 1024;

    private final ImportDeposits importer;
    private final OpenDeposits open;
    private final MatchDeposit matcher;

    @Activate
    public DepositsResource(
            @Reference ImportDeposits importer, @Reference OpenDeposits open, @Reference MatchDeposit matcher) {
        this.importer = importer;
        this.open = open;
        this.matcher = matcher;
    }

    @POST
    @Allowed(Role.BILLING)
    @BodyLimit(FOUR_MEBIBYTES)
    @Consumes(MediaType.APPLICATION_OCTET_STREAM)
    public Wires.DepositReport take(@Context Request request, @QueryParam("provider") String provider, byte[] file) {
        if (provider == null || file == null) {
            throw new RefusedException(RefusedException.Kind.INVALID, "payment.provider-missing");
        }
        return Wires.DepositReport.of(importer.handle(request.caller(), provider, file));
    }

    @GET
    @Path("unmatched")
    @Allowed(Role.BILLING)
    public Wires.Whole<Wires.DepositWire> unmatched() {
        return Wires.Whole.of(open.handle().stream().map(Wires.DepositWire::of).toList(), "/api/v1/deposits/unmatched");
    }

    @POST
    @Path("{id}/match")
    @Allowed(Role.BILLING)
    @Consumes(MediaType.APPLICATION_JSON)
    public Wires.Payment match(@Context Request request, @PathParam("id") String id, Wires.NewMatch match) {
        return Wires.Payment.of(matcher.handle(request.caller(), id, match.checked()));
    }
}
