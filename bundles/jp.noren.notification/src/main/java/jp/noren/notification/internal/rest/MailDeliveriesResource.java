package jp.noren.notification.internal.rest;

import java.util.List;
import javax.ws.rs.GET;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import jp.noren.access.api.Role;
import jp.noren.notification.internal.app.BrowseDeliveries;
import jp.noren.notification.internal.domain.Delivery;
import jp.noren.rest.Allowed;
import jp.noren.rest.Page;
import jp.noren.rest.Request;
import jp.noren.rest.RestPath;
import jp.noren.rest.RestResource;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code /api/v1/mail-deliveries}. */
@Component(service = RestResource.class)
@RestPath(path = "mail-deliveries")
@Path("/")
@Produces(MediaType.APPLICATION_JSON)
public final class MailDeliveriesResource implements RestResource {
    private static final String URL = "/api/v1/mail-deliveries";

    private final BrowseDeliveries browse;

    @Activate
    public MailDeliveriesResource(@Reference BrowseDeliveries browse) {
        this.browse = browse;
    }

    @GET
    @Allowed({Role.CS, Role.ADMIN, Role.RESELLER})
    public Page<DeliveryWire> list(
            @Context Request request,
            @QueryParam("storefront") String storefront,
            @QueryParam("status") String status,
            @QueryParam("to") String to,
            @QueryParam("limit") Integer limit,
            @QueryParam("starting_after") String after,
            @QueryParam("ending_before") String before) {
        Page.Cursor cursor = Page.Cursor.of(limit, after, before);
        BrowseDeliveries.Filter filter = new BrowseDeliveries.Filter(storefront, DeliveryWire.status(status), to);
        List<Delivery> rows =
                browse.handle(request.caller(), filter, new BrowseDeliveries.Window(after, before, cursor.limit()));
        return Page.of(rows, cursor, URL, DeliveryWire::of);
    }
}
