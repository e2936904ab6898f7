package jp.noren.member.internal.rest;

import java.util.List;
import javax.ws.rs.Consumes;
import javax.ws.rs.GET;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import jp.noren.kernel.RefusedException;
import jp.noren.kernel.RefusedException.FieldError;
import jp.noren.member.internal.app.VerifyEmail;
import jp.noren.rest.Public;
import jp.noren.rest.Request;
import jp.noren.rest.RestPath;
import jp.noren.rest.RestResource;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code /api/v1/email-verifications}: makes a new address active by the link that was mailed to it (R016). */
@Component(service = RestResource.class)
@RestPath(path = "email-verifications")
@Path("/")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public final class EmailVerificationsResource implements RestResource {

    public record Verification(String ticket) {
        @Override
        public String toString() {
            return "Verification[hidden]";
        }
    }

    private final VerifyEmail verify;
    private final TicketPage pages;

    @Activate
    public EmailVerificationsResource(@Reference VerifyEmail verify, @Reference TicketPage pages) {
        this.verify = verify;
        this.pages = pages;
    }

    @POST
    @Public
    public Response verify(Verification verification) {
        if (verification.ticket() == null) {
            throw RefusedException.invalid(List.of(FieldError.of("/ticket", "member.field-missing")));
        }
        verify.handle(verification.ticket());
        return Response.noContent().build();
    }

    @GET
    @Public
    @Path("page")
    @Produces("text/html;charset=utf-8")
    public String page(@Context Request request, @QueryParam("ticket") String ticket) {
        return pages.verifyEmail(ticket, request.language());
    }
}
