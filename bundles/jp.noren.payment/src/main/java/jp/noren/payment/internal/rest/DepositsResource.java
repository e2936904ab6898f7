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
import jp.noren.payment.internal.app.GiveBackDeposit;
import jp.noren.payment.internal.app.ImportDeposits;
import jp.noren.payment.internal.app.MatchDeposit;
import jp.noren.payment.internal.app.OpenDeposits;
import jp.noren.payment.internal.app.SplitDeposit;
import jp.noren.rest.Allowed;
import jp.noren.rest.BodyLimit;
import jp.noren.rest.Idempotent;
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
    /** 100,000 deposits. */
    private static final int LARGEST_FILE = 24 * 1024 * 1024;

    private final ImportDeposits importer;
    private final OpenDeposits open;
    private final MatchDeposit matcher;
    private final SplitDeposit splitter;
    private final GiveBackDeposit giver;

    @Activate
    public DepositsResource(
            @Reference ImportDeposits importer,
            @Reference OpenDeposits open,
            @Reference MatchDeposit matcher,
            @Reference SplitDeposit splitter,
            @Reference GiveBackDeposit giver) {
        this.importer = importer;
        this.open = open;
        this.matcher = matcher;
        this.splitter = splitter;
        this.giver = giver;
    }

    @POST
    @Allowed(Role.BILLING)
    @BodyLimit(LARGEST_FILE)
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
        return Wires.Whole.cut(open.handle(), "/api/v1/deposits/unmatched", Wires.DepositWire::of);
    }

    @POST
    @Path("{id}/match")
    @Allowed(Role.BILLING)
    @Consumes(MediaType.APPLICATION_JSON)
    public Wires.Payment match(@Context Request request, @PathParam("id") String id, Wires.NewMatch match) {
        return Wires.Payment.of(matcher.handle(request.caller(), id, match.checked()));
    }

    @POST
    @Path("{id}/split")
    @Idempotent
    @Allowed(Role.BILLING)
    @Consumes(MediaType.APPLICATION_JSON)
    public Wires.DepositWire split(@Context Request request, @PathParam("id") String id, Wires.NewSplit split) {
        String key = request.idempotencyKey().orElseThrow();
        return Wires.DepositWire.of(
                splitter.handle(new SplitDeposit.Command(request.caller(), id, key, split.checked())));
    }

    @POST
    @Path("{id}/give-back")
    @Idempotent
    @Allowed(Role.BILLING)
    @Consumes(MediaType.APPLICATION_JSON)
    public Wires.DepositWire giveBack(@Context Request request, @PathParam("id") String id, Wires.NewGiveBack back) {
        back.check();
        String key = request.idempotencyKey().orElseThrow();
        return Wires.DepositWire.of(
                giver.handle(new GiveBackDeposit.Command(request.caller(), id, key, back.amount(), back.reason())));
    }
}
