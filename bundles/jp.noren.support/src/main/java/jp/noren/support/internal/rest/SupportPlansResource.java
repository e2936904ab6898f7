package jp.noren.support.internal.rest;

import java.time.Clock;
import java.time.LocalDate;
import javax.ws.rs.GET;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import jp.noren.kernel.RefusedException;
import jp.noren.rest.Public;
import jp.noren.rest.Request;
import jp.noren.rest.RestPath;
import jp.noren.rest.RestResource;
import jp.noren.support.internal.app.Plans;
import jp.noren.support.internal.domain.Japan;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code /api/v1/support-plans}: the catalogue of a storefront on a day (R039). */
@Component(service = RestResource.class)
@RestPath(path = "support-plans")
@Path("/")
@Produces(MediaType.APPLICATION_JSON)
public final class SupportPlansResource implements RestResource {
    private final Clock clock;
    private final Plans plans;
    private final SupportWriter writer;

    @Activate
    public SupportPlansResource(@Reference Clock clock, @Reference Plans plans, @Reference SupportWriter writer) {
        this.clock = clock;
        this.plans = plans;
        this.writer = writer;
    }

    @GET
    @Public
    public SupportWire.Catalogue list(
            @Context Request request, @QueryParam("storefront") String storefront, @QueryParam("on") LocalDate on) {
        if (storefront == null) {
            throw new RefusedException(RefusedException.Kind.INVALID, "support.storefront-missing");
        }
        LocalDate day = on == null ? Japan.day(clock.instant()) : on;
        var rows = plans.on(storefront, day).stream()
                .map(plan -> writer.plan(plan, request.language()))
                .toList();
        return new SupportWire.Catalogue("list", rows, "/api/v1/support-plans");
    }
}
