package jp.noren.settings.internal.rest;

import java.util.List;
import javax.ws.rs.Consumes;
import javax.ws.rs.DELETE;
import javax.ws.rs.GET;
import javax.ws.rs.POST;
import javax.ws.rs.PUT;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import jp.noren.access.api.Role;
import jp.noren.rest.Allowed;
import jp.noren.rest.Idempotent;
import jp.noren.rest.Preconditions;
import jp.noren.rest.Request;
import jp.noren.rest.RestPath;
import jp.noren.rest.RestResource;
import jp.noren.settings.internal.app.BrowseSettings;
import jp.noren.settings.internal.app.Given;
import jp.noren.settings.internal.app.PreviewSettings;
import jp.noren.settings.internal.app.RemoveSettings;
import jp.noren.settings.internal.app.WriteSettings;
import jp.noren.storefront.api.SwitchReach;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code /api/v1/provider-settings}. */
@Component(service = RestResource.class)
@RestPath(path = "provider-settings")
@Path("/")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public final class ProviderSettingsResource implements RestResource {
    private static final String URL = "/api/v1/provider-settings/";

    private final BrowseSettings browse;
    private final PreviewSettings preview;
    private final WriteSettings write;
    private final RemoveSettings remove;
    private final TrialDesk trials;

    @Activate
    public ProviderSettingsResource(
            @Reference BrowseSettings browse,
            @Reference PreviewSettings preview,
            @Reference WriteSettings write,
            @Reference RemoveSettings remove,
            @Reference TrialDesk trials) {
        this.browse = browse;
        this.preview = preview;
        this.write = write;
        this.remove = remove;
        this.trials = trials;
    }

    @GET
    @Path("{storefront}")
    @Allowed({Role.ADMIN, Role.RESELLER})
    public Wires.Whole<Wires.ProviderView> list(@Context Request request, @PathParam("storefront") String storefront) {
        return Wires.Whole.of(
                browse.list(request.caller(), storefront).stream()
                        .map(Wires.ProviderView::brief)
                        .toList(),
                URL + storefront);
    }

    @GET
    @Path("{storefront}/{provider}")
    @Allowed({Role.ADMIN, Role.RESELLER})
    public Response get(
            @Context Request request,
            @PathParam("storefront") String storefront,
            @PathParam("provider") String provider) {
        return answer(browse.get(request.caller(), storefront, provider), null);
    }

    @PUT
    @Path("{storefront}/{provider}")
    @Allowed({Role.ADMIN, Role.RESELLER})
    @Idempotent
    public Response set(
            @Context Request request,
            @PathParam("storefront") String storefront,
            @PathParam("provider") String provider,
            Wires.NewSettings settings) {
        Given given = WireValues.given(settings.values());
        write.handle(request.caller(), storefront, provider, given, tag -> Preconditions.requireMatch(request, tag));
        BrowseSettings.Shown shown = browse.get(request.caller(), storefront, provider);
        return answer(shown, preview.reached(storefront, provider));
    }

    @POST
    @Path("{storefront}/{provider}/preview")
    @Allowed({Role.ADMIN, Role.RESELLER})
    public Wires.Preview preview(
            @Context Request request,
            @PathParam("storefront") String storefront,
            @PathParam("provider") String provider,
            Wires.NewSettings settings) {
        Given given = WireValues.given(settings.values());
        return new Wires.Preview(preview.handle(request.caller(), storefront, provider, given));
    }

    @POST
    @Path("{storefront}/{provider}/trial")
    @Allowed({Role.ADMIN, Role.RESELLER})
    @Idempotent
    public TrialWires.TrialView tryOut(
            @Context Request request,
            @PathParam("storefront") String storefront,
            @PathParam("provider") String provider,
            TrialWires.NewTrial trial) {
        return trials.handle(request, storefront, provider, trial);
    }

    @DELETE
    @Path("{storefront}/{provider}")
    @Allowed({Role.ADMIN, Role.RESELLER})
    public Wires.Preview remove(
            @Context Request request,
            @PathParam("storefront") String storefront,
            @PathParam("provider") String provider) {
        remove.handle(request.caller(), storefront, provider, tag -> Preconditions.requireMatch(request, tag));
        return new Wires.Preview(preview.reached(storefront, provider));
    }

    private static Response answer(BrowseSettings.Shown shown, List<SwitchReach.Reached> reached) {
        return Response.ok(Wires.ProviderView.whole(shown, reached))
                .tag(shown.tag())
                .build();
    }
}
