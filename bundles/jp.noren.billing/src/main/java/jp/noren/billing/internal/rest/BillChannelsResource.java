package jp.noren.billing.internal.rest;

import java.time.Instant;
import javax.ws.rs.Consumes;
import javax.ws.rs.GET;
import javax.ws.rs.PUT;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import jp.noren.access.api.Role;
import jp.noren.billing.internal.app.ChooseChannel;
import jp.noren.billing.internal.app.DispatchBook.Chosen;
import jp.noren.billing.internal.domain.BillChannel;
import jp.noren.rest.Allowed;
import jp.noren.rest.Request;
import jp.noren.rest.RestPath;
import jp.noren.rest.RestResource;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code /api/v1/bill-channels}: how a member's bills reach him, as the desk has marked it (R137). */
@Component(service = RestResource.class)
@RestPath(path = "bill-channels")
@Path("/")
@Produces(MediaType.APPLICATION_JSON)
public final class BillChannelsResource implements RestResource {

    /** @param channel {@code email} or {@code post}; the rest is absent where nobody has chosen */
    public record Shown(String id, String channel, String reason, String chosenBy, Instant chosenAt) {
        static Shown of(String member, Chosen chosen) {
            return new Shown(member, chosen.channel().word(), chosen.reason(), chosen.by(), chosen.at());
        }
    }

    public record Choice(String channel, String reason) {}

    private final ChooseChannel channels;

    @Activate
    public BillChannelsResource(@Reference ChooseChannel channels) {
        this.channels = channels;
    }

    @GET
    @Path("{member}")
    @Allowed(
            value = {Role.BILLING, Role.CS, Role.ADMIN, Role.RESELLER},
            scope = "billing:read")
    public Shown find(@Context Request request, @PathParam("member") String member) {
        return Shown.of(member, channels.find(request.caller(), member));
    }

    @PUT
    @Path("{member}")
    @Allowed({Role.BILLING, Role.CS, Role.ADMIN})
    @Consumes(MediaType.APPLICATION_JSON)
    public Shown choose(@Context Request request, @PathParam("member") String member, Choice body) {
        new Fields()
                .right("/channel", BillChannel.of(body.channel()).isPresent(), "billing.channel-unknown")
                .present("/reason", body.reason())
                .atMost("/reason", body.reason(), 500)
                .orRefuse();
        BillChannel channel = BillChannel.of(body.channel()).orElseThrow();
        return Shown.of(member, channels.handle(request.caller(), member, channel, body.reason()));
    }
}
