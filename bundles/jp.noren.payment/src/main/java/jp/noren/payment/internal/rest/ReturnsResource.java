package jp.noren.payment.internal.rest;

import java.util.List;
import java.util.Locale;
import javax.ws.rs.Consumes;
import javax.ws.rs.GET;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.MultivaluedMap;
import javax.ws.rs.core.Response;
import javax.ws.rs.core.UriBuilder;
import jp.noren.payment.internal.app.ResumePayment;
import jp.noren.payment.spi.NextAction.Widget.Field;
import jp.noren.rest.Public;
import jp.noren.rest.Request;
import jp.noren.rest.RestPath;
import jp.noren.rest.RestResource;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code /api/v1/payment-returns}: the buyer's browser comes back from the card company. */
@Component(service = RestResource.class)
@RestPath(path = "payment-returns")
@Path("/")
public final class ReturnsResource implements RestResource {
    private final ResumePayment resume;
    private final ReturnPage page;

    @Activate
    public ReturnsResource(@Reference ResumePayment resume, @Reference ReturnPage page) {
        this.resume = resume;
        this.page = page;
    }

    @GET
    @Public
    @Path("{payment}/{nonce}")
    @Produces("text/html;charset=utf-8")
    public Response back(
            @Context Request request,
            @PathParam("payment") String payment,
            @PathParam("nonce") String nonce,
            @QueryParam("result") String result) {
        return answer(request, resume.handle(payment, nonce, "ok".equals(result)));
    }

    /** What a payment company's script handed to the page comes back in a body, never in an address. */
    @POST
    @Public
    @Path("{payment}/{nonce}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Produces("text/html;charset=utf-8")
    public Response handedBack(
            @Context Request request,
            @PathParam("payment") String payment,
            @PathParam("nonce") String nonce,
            MultivaluedMap<String, String> form) {
        List<Field> fields = form.entrySet().stream()
                .filter(field -> !field.getKey().equals("result"))
                .map(field -> new Field(field.getKey(), field.getValue().get(0)))
                .toList();
        boolean succeeded = "ok".equals(form.getFirst("result"));
        return answer(request, resume.handle(payment, nonce, new ResumePayment.Back(succeeded, fields)));
    }

    private Response answer(Request request, ResumePayment.Resumed resumed) {
        String status = resumed.payment().status().name().toLowerCase(Locale.ROOT);
        return resumed.returnTo()
                .map(to -> Response.seeOther(UriBuilder.fromUri(to)
                        .queryParam("payment_status", status)
                        .build()))
                .orElseGet(() -> Response.ok(page.html(request.language(), resumed.payment())))
                .header("Cache-Control", "no-store")
                .header("Referrer-Policy", "no-referrer")
                .build();
    }
}
