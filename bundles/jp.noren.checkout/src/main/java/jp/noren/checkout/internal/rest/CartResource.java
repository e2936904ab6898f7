package jp.noren.checkout.internal.rest;

import java.util.List;
import javax.ws.rs.Consumes;
import javax.ws.rs.DELETE;
import javax.ws.rs.GET;
import javax.ws.rs.PUT;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import jp.noren.access.api.Role;
import jp.noren.checkout.internal.app.FillCart;
import jp.noren.checkout.internal.domain.Item;
import jp.noren.checkout.internal.domain.Total;
import jp.noren.kernel.Yen;
import jp.noren.rest.Allowed;
import jp.noren.rest.Request;
import jp.noren.rest.RestPath;
import jp.noren.rest.RestResource;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code /api/v1/cart}: the member's one cart. */
@Component(service = RestResource.class)
@RestPath(path = "cart")
@Path("/")
@Produces(MediaType.APPLICATION_JSON)
public final class CartResource implements RestResource {

    public record Quantity(Integer quantity) {}

    /** @param total yen with tax */
    public record CartWire(List<LineWire> lines, Yen subtotal, List<LineWire.TaxWire> taxPerRate, Yen tax, Yen total) {}

    private final FillCart cart;

    @Activate
    public CartResource(@Reference FillCart cart) {
        this.cart = cart;
    }

    @GET
    @Allowed(Role.MEMBER)
    public CartWire show(@Context Request request) {
        return wire(cart.items(request.caller()), request);
    }

    @PUT
    @Allowed(Role.MEMBER)
    @Path("lines/{product}")
    @Consumes(MediaType.APPLICATION_JSON)
    public CartWire put(@Context Request request, @PathParam("product") String product, Quantity wanted) {
        return wire(cart.put(request.caller(), product, wanted.quantity()), request);
    }

    @DELETE
    @Allowed(Role.MEMBER)
    @Path("lines/{product}")
    public CartWire remove(@Context Request request, @PathParam("product") String product) {
        return wire(cart.remove(request.caller(), product), request);
    }

    private static CartWire wire(List<Item> items, Request request) {
        Total total = Total.of(items);
        return new CartWire(
                LineWire.of(items, request.language()), total.net(), LineWire.taxes(total), total.tax(), total.gross());
    }
}
