package jp.noren.payment.internal.rest;

import java.time.LocalDate;
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
import jp.noren.i18n.Messages;
import jp.noren.kernel.RefusedException;
import jp.noren.payment.internal.app.CompareDaily;
import jp.noren.payment.internal.app.KeepOrphan;
import jp.noren.payment.internal.app.ReadPayments;
import jp.noren.payment.internal.app.ReadProviders;
import jp.noren.rest.Allowed;
import jp.noren.rest.Request;
import jp.noren.rest.RestPath;
import jp.noren.rest.RestResource;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code /api/v1/settlements}: our book against those of the payment companies, and how their providers stand. */
@Component(service = RestResource.class)
@RestPath(path = "settlements")
@Path("/")
@Produces(MediaType.APPLICATION_JSON)
public final class SettlementsResource implements RestResource {
    private static final String URL = "/api/v1/settlements/";

    private final ReadPayments read;
    private final ReadProviders providers;
    private final CompareDaily comparer;
    private final KeepOrphan orphans;
    private final Messages messages;

    @Activate
    public SettlementsResource(
            @Reference ReadPayments read,
            @Reference ReadProviders providers,
            @Reference CompareDaily comparer,
            @Reference KeepOrphan orphans,
            @Reference Messages messages) {
        this.read = read;
        this.providers = providers;
        this.comparer = comparer;
        this.orphans = orphans;
        this.messages = messages;
    }

    @GET
    @Path("providers")
    @Allowed({Role.BILLING, Role.CS, Role.ADMIN})
    public Wires.Whole<DeskWires.ProviderWire> providers(@Context Request request) {
        return Wires.Whole.of(
                providers.handle().stream()
                        .map(standing -> DeskWires.ProviderWire.of(standing, messages, request.language()))
                        .toList(),
                URL + "providers");
    }

    @GET
    @Path("differences")
    @Allowed(
            value = {Role.BILLING, Role.ADMIN, Role.RESELLER},
            scope = "payment:read")
    public Wires.Whole<DeskWires.DifferenceWire> differences(@Context Request request) {
        return Wires.Whole.cut(read.differences(request.caller()), URL + "differences", DeskWires.DifferenceWire::of);
    }

    @POST
    @Path("comparisons")
    @Allowed(Role.BILLING)
    public DeskWires.ComparedWire compare(
            @QueryParam("provider") String provider,
            @QueryParam("storefront") String storefront,
            @QueryParam("day") LocalDate day) {
        if (provider == null || storefront == null || day == null) {
            throw new RefusedException(RefusedException.Kind.INVALID, "payment.compare-what");
        }
        return DeskWires.ComparedWire.of(comparer.compare(provider, storefront, day));
    }

    @GET
    @Path("orphans")
    @Allowed(
            value = {Role.BILLING, Role.ADMIN, Role.RESELLER},
            scope = "payment:read")
    public Wires.Whole<DeskWires.OrphanWire> orphans(@Context Request request) {
        return Wires.Whole.cut(read.orphans(request.caller()), URL + "orphans", DeskWires.OrphanWire::of);
    }

    @POST
    @Path("orphans/{id}/settle")
    @Allowed(Role.BILLING)
    @Consumes(MediaType.APPLICATION_JSON)
    public void settle(@Context Request request, @PathParam("id") String id, DeskWires.OrphanSettled settled) {
        orphans.settle(request.caller(), id, settled.checkedHow(), settled.payment(), settled.checkedNote());
    }
}
